using System.ComponentModel.DataAnnotations;
using Kith.Features.Families;
using Kith.Platform.Data;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Casework;

[Needs(Duty.WriteAssessment)]
public sealed class StartAssessmentModel(KithDb db, StartAssessment start, TimeProvider time) : FamilyFormPage<StartAssessmentInput>
{
    protected override async Task Prefill(CancellationToken ct)
    {
        Input.StartedOn = Now.At(time.GetUtcNow()).Today;
        Input.ReferredOn = await db.ChildEpisodes
            .Where(e => e.FamilyEpisode == Family.Episode && e.ClosedOn == null && e.NoFurtherAction != true)
            .MaxAsync(e => (DateOnly?)e.ReferredOn, ct) ?? Family.OpenedOn;
        Input.Children = Family.Children.Select(c => c.Id).ToList();
    }

    protected override Task<IActionResult> Save(CancellationToken ct) => Save(
        now => start.Do(Family.Episode, Input.Children, Input.StartedOn, Input.ReferredOn, By, now, ct),
        then: id => CaseworkLinks.WriteAssessment(FamilyRef, id),
        done: "Assessment started",
        ct);
}

public sealed class StartAssessmentInput
{
    [Display(Name = "Day of the referral")]
    public DateOnly? ReferredOn { get; set; }

    [Display(Name = "Day the assessment started")]
    public DateOnly? StartedOn { get; set; }

    [Display(Name = "Children to assess")]
    public List<PersonId> Children { get; set; } = [];
}
