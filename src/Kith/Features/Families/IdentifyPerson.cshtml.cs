using System.ComponentModel.DataAnnotations;
using Kith.Platform.Data;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Families;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Families;

[Needs(Duty.EditPeople)]
public sealed class IdentifyPersonModel(KithDb db, IdentifyPerson identifyPerson) : FamilyFormPage<IdentifyPersonInput>
{
    [BindProperty(SupportsGet = true)]
    public PersonId Person { get; set; }

    public PersonInView Known => Family.Find(Person)!;

    public IReadOnlyList<NumberLine> Numbers { get; private set; } = [];

    protected override async Task<IActionResult?> Show(CancellationToken ct)
    {
        if (Family.Find(Person) is null)
        {
            return NotFound();
        }

        Numbers = await db.People.Where(p => p.Id == Person).SelectMany(p => p.Identifiers).Select(i => new NumberLine(i.Kind, i.Value, i.ValidFrom)).ToListAsync(ct);
        return null;
    }

    protected override async Task Prefill(CancellationToken ct) => Input.Version = await db.People.Where(p => p.Id == Person).Select(p => p.Version).SingleAsync(ct);

    protected override Task<IActionResult> Save(CancellationToken ct) => Save(
        now => identifyPerson.Do(Family.Episode, Person, Input.Added, Numbers.Where(n => Input.Wrong.Contains(KeyOf(n))).Select(n => (n.Kind, n.Value)).ToList(), Input.Version, By, now, ct),
        then: _ => FamiliesLinks.Person(FamilyRef, Person),
        done: "Numbers saved",
        ct);

    public static string KeyOf(NumberLine number) => $"{number.Kind}:{number.Value}";
}

public sealed class IdentifyPersonInput
{
    public int Version { get; set; }

    [Display(Name = "Kind of number")]
    public IdentifierKind? Kind { get; set; }

    [Display(Name = "Number")]
    public string? Value { get; set; }

    [Display(Name = "Valid from")]
    public DateOnly? From { get; set; }

    [Display(Name = "Wrong numbers to remove")]
    public List<string> Wrong { get; set; } = [];

    internal NewNumber? Added => Kind is null && string.IsNullOrWhiteSpace(Value) ? null : new NewNumber(Kind, Value, From);
}
