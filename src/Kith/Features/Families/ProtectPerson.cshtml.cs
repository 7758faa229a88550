using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Families;

[Needs(Duty.EditPeople)]
public sealed class ProtectPersonModel(ProtectPerson protectPerson) : FamilyFormPage<NothingAsked>
{
    [BindProperty(SupportsGet = true)]
    public PersonId Person { get; set; }

    public PersonInView Known => Family.Find(Person)!;

    protected override Task<IActionResult?> Show(CancellationToken ct) => Task.FromResult<IActionResult?>(Family.Find(Person) is null ? NotFound() : null);

    protected override Task<IActionResult> Save(CancellationToken ct) => Save(
        now => protectPerson.Do(Family.Episode, Person, By, now, ct),
        then: _ => FamiliesLinks.Person(FamilyRef, Person),
        done: "Their whereabouts are now protected",
        ct);
}

/// <summary>A page that only asks to confirm.</summary>
public sealed class NothingAsked
{
}
