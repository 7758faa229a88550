using Kith.Platform.Data;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Families;

[Needs(Duty.EditPeople)]
public sealed class ChangePersonModel(KithDb db, ChangePerson changePerson) : FamilyFormPage<PersonInput>, IPersonForm
{
    [BindProperty(SupportsGet = true)]
    public PersonId Person { get; set; }

    public PersonInView Known => Family.Find(Person)!;

    protected override Task<IActionResult?> Show(CancellationToken ct) => Task.FromResult<IActionResult?>(Family.Find(Person) is null ? NotFound() : null);

    protected override async Task Prefill(CancellationToken ct)
    {
        var person = await db.People.AsNoTracking().SingleAsync(p => p.Id == Person, ct);
        Input = new PersonInput
        {
            Version = person.Version,
            FirstName = person.FirstName,
            LastName = person.LastName,
            Kind = Known.Kind,
            BirthDate = person.BirthDate,
            ExpectedBirthDate = person.ExpectedBirthDate,
            DeathDate = person.DeathDate,
            Sex = person.Sex,
            Ethnicity = person.Ethnicity,
            Disabilities = person.Disabilities.Select(d => d.Code).ToList(),
        };
    }

    protected override Task<IActionResult> Save(CancellationToken ct) => Save(
        now => changePerson.Do(Family.Episode, Person, Input.Details, Input.Disabilities, Input.Kind, Input.Version, By, now, ct),
        then: _ => FamiliesLinks.Person(FamilyRef, Person),
        done: "Details saved",
        ct);
}
