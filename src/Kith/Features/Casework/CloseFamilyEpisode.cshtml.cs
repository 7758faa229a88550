using System.ComponentModel.DataAnnotations;
using Kith.Features.Families;
using Kith.Platform.Data;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Casework;

[Needs(Duty.CloseFamilyEpisode)]
public sealed class CloseFamilyEpisodeModel(KithDb db, CloseFamilyEpisode close, TimeProvider time) : FamilyFormPage<CloseFamilyEpisodeInput>
{
    public bool HasChildrenInNeed { get; private set; }

    protected override async Task<IActionResult?> Show(CancellationToken ct)
    {
        HasChildrenInNeed = await db.ChildEpisodes.AnyAsync(e => e.FamilyEpisode == Family.Episode && e.ClosedOn == null, ct);
        return null;
    }

    protected override async Task Prefill(CancellationToken ct)
    {
        Input.ClosedOn = Now.At(time.GetUtcNow()).Today;
        Input.Version = await db.FamilyEpisodes.Where(e => e.Id == Family.Episode).Select(e => e.Version).SingleAsync(ct);
    }

    protected override Task<IActionResult> Save(CancellationToken ct) => Save(
        now => close.Do(Family.Episode, Input.ClosedOn, Input.Why, Input.Reason, Input.Version, By, now, ct),
        then: _ => FamiliesLinks.List(),
        done: "The work with the family is closed",
        ct);
}

public sealed class CloseFamilyEpisodeInput
{
    public int Version { get; set; }

    [Display(Name = "Day the work closed")]
    public DateOnly? ClosedOn { get; set; }

    [Display(Name = "Why the work closed")]
    public string? Why { get; set; }

    [Display(Name = "Why the children’s episodes end")]
    public string? Reason { get; set; }
}
