using System.ComponentModel.DataAnnotations;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Families;

[Needs(Duty.EditPeople)]
public sealed class LeaveFamilyModel(LeaveFamily leaveFamily, TimeProvider time) : FamilyFormPage<LeaveFamilyInput>
{
    [BindProperty(SupportsGet = true)]
    public PersonId Person { get; set; }

    public PersonInView Known => Family.Find(Person)!;

    protected override Task<IActionResult?> Show(CancellationToken ct) => Task.FromResult<IActionResult?>(Family.Find(Person) is null ? NotFound() : null);

    protected override Task Prefill(CancellationToken ct)
    {
        Input.Until = Now.At(time.GetUtcNow()).Today;
        return Task.CompletedTask;
    }

    protected override Task<IActionResult> Save(CancellationToken ct) => Save(
        now => leaveFamily.Do(Family.Episode, Person, Input.Until, By, now, ct),
        then: _ => FamiliesLinks.People(FamilyRef),
        done: "They no longer belong to this family",
        ct);
}

public sealed class LeaveFamilyInput
{
    [Display(Name = "Day they left the family")]
    public DateOnly? Until { get; set; }
}
