using System.ComponentModel.DataAnnotations;
using Kith.Platform.Data;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Families;

[Needs(Duty.Restrict)]
public sealed class ReviewRestrictionModel(KithDb db, ReviewRestriction review) : FamilyFormPage<ReviewRestrictionInput>
{
    public Restriction Restriction { get; private set; } = null!;

    protected override async Task<IActionResult?> Show(CancellationToken ct)
    {
        Restriction = (await db.RestrictionOf(Family.Episode, ct))!;
        return Restriction is null ? NotFound() : null;
    }

    protected override Task Prefill(CancellationToken ct)
    {
        Input.Version = Restriction.Version;
        return Task.CompletedTask;
    }

    protected override Task<IActionResult> Save(CancellationToken ct) => Save(
        now => review.Do(Family.Episode, Input.Why, Input.Version, By, now, ct), then: _ => FamiliesLinks.Access(FamilyRef), done: "Reviewed. The family stays as it is", ct);
}

public sealed class ReviewRestrictionInput
{
    public int Version { get; set; }

    [Display(Name = "Why the family stays restricted")]
    public string? Why { get; set; }
}
