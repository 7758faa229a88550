using Kith.Features.Families;
using Kith.Platform.Data;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.FrontDoor;

/// <summary>Whether Family Safeguarding works with the family: what the policy says and why, and what a manager decided.</summary>
[Needs(Duty.ReadAssessment)]
public sealed class ReadEligibilityModel(KithDb db) : FamilyPage
{
    public EligibilityInView? Eligibility { get; private set; }

    public bool MayDecide => Family.ClosedOn is null && Eligibility is { Eligibility.DecidedAt: null } && Family.May(By, Duty.DecideEligibility);

    public bool MayAllocate => Family.ClosedOn is null && Eligibility is { Eligibility.DecidedAt: not null } && Family.May(By, Duty.Allocate);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await Enter(ct) is { } gone)
        {
            return gone;
        }

        Eligibility = await db.LatestEligibility(Family, ct);
        return Page();
    }
}
