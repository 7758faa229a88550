using Kith.Features.Families;
using Kith.Platform.Data;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Casework;

[Needs(Duty.WriteHelpAssessments)]
public sealed class StartHelpAssessmentModel(StartHelpAssessment start, KithDb db, TimeProvider time) : FamilyFormPage<HelpAssessmentInput>
{
    protected override async Task Prefill(CancellationToken ct)
    {
        var me = By.Posting;
        Input.StartedOn = Now.At(time.GetUtcNow()).Today;
        Input.Organisation = await db.Postings.Where(p => p.Id == me).Join(db.Agencies, p => p.Agency, a => a.Id, (_, a) => a.Name).SingleAsync(ct);
    }

    protected override Task<IActionResult> Save(CancellationToken ct) => Save(
        now => start.Do(Family.Episode, Input, By, now, ct),
        then: _ => CaseworkLinks.HelpAssessments(FamilyRef),
        done: "Family Help assessment started",
        ct);
}
