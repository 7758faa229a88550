using System.ComponentModel.DataAnnotations;
using Kith.Platform.Data;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Families;

[Needs(Duty.EditPeople)]
public sealed class MoveHouseholdModel(KithDb db, MoveHousehold moveHousehold, TimeProvider time) : FamilyFormPage<MoveHouseholdInput>
{
    public const string Nowhere = "nowhere";

    public IReadOnlyList<(HouseholdId Id, string Name)> Households { get; private set; } = [];

    protected override async Task<IActionResult?> Show(CancellationToken ct)
    {
        var households = await db.Households.Where(h => h.Family == Family.Id).OrderBy(h => h.Id).Select(h => new { h.Id, h.Name }).ToListAsync(ct);
        Households = households.ConvertAll(h => (h.Id, h.Name));
        return null;
    }

    protected override Task Prefill(CancellationToken ct)
    {
        Input.On = Now.At(time.GetUtcNow()).Today;
        return Task.CompletedTask;
    }

    protected override async Task<IActionResult> Save(CancellationToken ct)
    {
        if (string.IsNullOrEmpty(Input.To))
        {
            ModelState.AddModelError("Input.To", "Select where they moved");
            return Page();
        }

        var to = Guid.TryParse(Input.To, out var household) ? new HouseholdId(household) : (HouseholdId?)null;
        return await Save(
            now => moveHousehold.Do(Family.Episode, Input.People.ConvertAll(p => new PersonId(p)), to, Input.On, Input.Extend, By, now, ct),
            then: _ => FamiliesLinks.People(FamilyRef),
            done: "Move recorded",
            ct);
    }
}

public sealed class MoveHouseholdInput
{
    [Display(Name = "Who moved")]
    public List<Guid> People { get; set; } = [];

    [Display(Name = "Where they live now")]
    public string? To { get; set; }

    [Display(Name = "Day they moved")]
    public DateOnly? On { get; set; }

    [Display(Name = "Are the whereabouts of those who join the household protected too?")]
    public bool? Extend { get; set; }
}
