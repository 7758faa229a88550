using Kith.Features.Casework;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.FrontDoor;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Kith.Features.FrontDoor;

/// <summary>The policy in every version, for whoever asks why a family was or was not eligible.</summary>
[Needs(Duty.UseKith)]
public sealed class ReadEligibilityPolicyModel(TimeProvider time) : PageModel
{
    private readonly DateOnly today = Now.At(time.GetUtcNow()).Today;

    public IEnumerable<EligibilityPolicy> Versions => EligibilityPolicy.All.OrderByDescending(p => p.From);

    public string InWords(string factor) => $"{AssessmentDesk.MeaningOf(factor, today)} ({factor})";
}
