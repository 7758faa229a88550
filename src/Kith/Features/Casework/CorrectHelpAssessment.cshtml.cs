using Kith.Platform.Data;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Casework;

[Needs(Duty.WriteHelpAssessments)]
public sealed class CorrectHelpAssessmentModel(CorrectHelpAssessment correct, KithDb db, TimeProvider time) : HelpPage<HelpAssessmentInput>(db, time)
{
    protected override Task Prefill(CancellationToken ct)
    {
        (Input.Version, Input.StartedOn, Input.CompletedOn, Input.Organisation) = (Assessment.Version, Assessment.StartedOn, Assessment.CompletedOn, Assessment.Organisation);
        Input.Children = [.. Assessment.Children.Select(c => c.Child)];
        return Task.CompletedTask;
    }

    protected override Task<IActionResult> Save(CancellationToken ct) => Save(
        now => correct.Do(Family.Episode, Id, Input, By, now, ct),
        then: _ => CaseworkLinks.HelpAssessments(FamilyRef),
        done: "Family Help assessment corrected",
        ct);
}
