using Kith.Platform.Data;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Casework;

[Needs(Duty.WriteHelpAssessments)]
public sealed class WithdrawHelpAssessmentModel(WithdrawHelpAssessment withdraw, KithDb db, TimeProvider time) : HelpPage<WithdrawInput>(db, time)
{
    protected override Task Prefill(CancellationToken ct)
    {
        Input.Version = Assessment.Version;
        return Task.CompletedTask;
    }

    protected override Task<IActionResult> Save(CancellationToken ct) => Save(
        now => withdraw.Do(Family.Episode, Id, Input, By, now, ct),
        then: _ => CaseworkLinks.HelpAssessments(FamilyRef),
        done: "Family Help assessment withdrawn",
        ct);
}
