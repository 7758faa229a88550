using Kith.Platform.Data;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Casework;

[Needs(Duty.WriteHelpAssessments)]
public sealed class CompleteHelpAssessmentModel(CompleteHelpAssessment complete, KithDb db, TimeProvider time) : HelpPage<CompleteHelpAssessmentInput>(db, time)
{
    protected override Task Prefill(CancellationToken ct)
    {
        (Input.Version, Input.On) = (Assessment.Version, Today);
        return Task.CompletedTask;
    }

    protected override Task<IActionResult> Save(CancellationToken ct) => Save(
        now => complete.Do(Family.Episode, Id, Input, By, now, ct),
        then: _ => CaseworkLinks.HelpAssessments(FamilyRef),
        done: "Family Help assessment completed",
        ct);
}
