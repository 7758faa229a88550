using System.ComponentModel.DataAnnotations;
using Kith.Platform.Data;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Families;

[Needs(Duty.Restrict)]
public sealed class ProposeLiftingModel(KithDb db, ProposeLifting propose) : FamilyFormPage<ProposeLiftingInput>
{
    private int version;

    protected override async Task<IActionResult?> Show(CancellationToken ct)
    {
        if (await db.RestrictionOf(Family.Episode, ct) is not { } restriction)
        {
            return NotFound();
        }

        version = restriction.Version;
        return null;
    }

    protected override Task Prefill(CancellationToken ct)
    {
        Input.Version = version;
        return Task.CompletedTask;
    }

    protected override Task<IActionResult> Save(CancellationToken ct) => Save(
        now => propose.Do(Family.Episode, Input.To, Input.Why, Input.Version, By, now, ct),
        then: _ => FamiliesLinks.Access(FamilyRef),
        done: "Proposed. A second person must agree before anything changes",
        ct);
}

public sealed class ProposeLiftingInput
{
    public int Version { get; set; }

    [Display(Name = "Who may open the family instead")]
    public CaseLabel? To { get; set; }

    [Display(Name = "Why it need not stay as it is")]
    public string? Why { get; set; }
}
