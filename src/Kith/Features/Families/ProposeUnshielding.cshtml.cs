using System.ComponentModel.DataAnnotations;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Families;

[Needs(Duty.EditPeople)]
public sealed class ProposeUnshieldingModel(ProposeUnshielding proposeUnshielding) : FamilyFormPage<ProposeUnshieldingInput>
{
    [BindProperty(SupportsGet = true)]
    public PersonId Person { get; set; }

    public PersonInView Known => Family.Find(Person)!;

    protected override Task<IActionResult?> Show(CancellationToken ct) => Task.FromResult<IActionResult?>(Family.Find(Person) is null ? NotFound() : null);

    protected override Task<IActionResult> Save(CancellationToken ct) => Save(
        now => proposeUnshielding.Do(Family.Episode, Person, Input.Why, By, now, ct),
        then: _ => FamiliesLinks.Person(FamilyRef, Person),
        done: "Proposed. Their own worker or a manager of the family has to agree",
        ct);
}

public sealed class ProposeUnshieldingInput
{
    [Display(Name = "Why it is now safe")]
    public string? Why { get; set; }
}
