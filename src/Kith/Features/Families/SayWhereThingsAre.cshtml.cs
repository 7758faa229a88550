using System.ComponentModel.DataAnnotations;
using Kith.Platform.Data;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Families;

[Needs(Duty.EditPeople)]
public sealed class SayWhereThingsAreModel(KithDb db, SayWhereThingsAre sayWhereThingsAre) : FamilyFormPage<SayWhereThingsAreInput>
{
    protected override async Task Prefill(CancellationToken ct)
    {
        var now = await db.FamilyEpisodes.Where(e => e.Id == Family.Episode).Select(e => new { e.WhereThingsAre, e.Version }).SingleAsync(ct);
        (Input.WhereThingsAre, Input.Version) = (now.WhereThingsAre, now.Version);
    }

    protected override Task<IActionResult> Save(CancellationToken ct) => Save(
        now => sayWhereThingsAre.Do(Family.Episode, Input.WhereThingsAre, Input.Version, By, now, ct),
        then: _ => FamiliesLinks.Home(FamilyRef),
        done: "Where things are now is saved",
        ct);
}

public sealed class SayWhereThingsAreInput
{
    public int Version { get; set; }

    [Display(Name = "Where things are now")]
    public string? WhereThingsAre { get; set; }
}
