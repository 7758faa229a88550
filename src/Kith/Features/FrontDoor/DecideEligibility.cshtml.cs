using System.ComponentModel.DataAnnotations;
using Kith.Features.Families;
using Kith.Platform.Data;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.FrontDoor;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.FrontDoor;

[Needs(Duty.DecideEligibility)]
public sealed class DecideEligibilityModel(KithDb db, DecideEligibility decide) : FamilyFormPage<DecideEligibilityInput>
{
    public EligibilityInView Eligibility { get; private set; } = null!;

    protected override async Task<IActionResult?> Show(CancellationToken ct)
    {
        Eligibility = (await db.LatestEligibility(Family, ct))!;
        return Eligibility is null ? NotFound() : null;
    }

    protected override Task Prefill(CancellationToken ct)
    {
        Input.Version = Eligibility.Eligibility.Version;
        return Task.CompletedTask;
    }

    protected override Task<IActionResult> Save(CancellationToken ct) => Save(
        now => decide.Do(Eligibility.Eligibility.Id, Input.Decision, Input.Why, Input.Version, By, now, ct),
        then: _ => EligibilityLinks.OfFamily(FamilyRef),
        done: "Decision saved",
        ct);
}

public sealed class DecideEligibilityInput
{
    public int Version { get; set; }

    [Display(Name = "Does Family Safeguarding work with this family?")]
    public EligibilityDecision? Decision { get; set; }

    [Display(Name = "Why you depart from the policy, if you do")]
    public string? Why { get; set; }
}
