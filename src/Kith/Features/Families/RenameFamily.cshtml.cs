using System.ComponentModel.DataAnnotations;
using Kith.Platform.Data;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Families;

[Needs(Duty.EditPeople)]
public sealed class RenameFamilyModel(KithDb db, RenameFamily renameFamily) : FamilyFormPage<RenameFamilyInput>
{
    protected override async Task Prefill(CancellationToken ct)
    {
        Input.Name = Family.Name;
        Input.Version = await db.Families.Where(f => f.Id == Family.Id).Select(f => f.Version).SingleAsync(ct);
    }

    protected override Task<IActionResult> Save(CancellationToken ct) => Save(
        now => renameFamily.Do(Family.Episode, Input.Name, Input.Version, By, now, ct),
        then: _ => FamiliesLinks.People(FamilyRef),
        done: "Name of the family changed",
        ct);
}

public sealed class RenameFamilyInput
{
    public int Version { get; set; }

    [Display(Name = "Name of the family")]
    public string? Name { get; set; }
}
