using System.ComponentModel.DataAnnotations;
using Kith.Features.Families;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Casework;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Casework;

[Needs(Duty.AuthoriseAssessment)]
public sealed class ReturnAssessmentModel(ReturnAssessment sendBack, AssessmentReader reader) : FamilyFormPage<ReturnAssessmentInput>
{
    [BindProperty(SupportsGet = true, Name = "assessment")]
    public AssessmentId Id { get; set; }

    public AssessmentInView Assessment { get; private set; } = null!;

    protected override async Task<IActionResult?> Show(CancellationToken ct)
    {
        Assessment = (await reader.Read(Id, Family.Episode, ct))!;
        return Assessment is null or { State: AssessmentState.Imported } ? NotFound() : null;
    }

    protected override Task Prefill(CancellationToken ct)
    {
        Input.Version = Assessment.Assessment.Version;
        return Task.CompletedTask;
    }

    protected override Task<IActionResult> Save(CancellationToken ct) => Save(
        now => sendBack.Do(Id, Input.Why, Input.Version, By, now, ct),
        then: id => CaseworkLinks.Assessment(FamilyRef, id),
        done: "Sent back",
        ct);
}

public sealed class ReturnAssessmentInput
{
    public int Version { get; set; }

    [Display(Name = "What is still needed")]
    public string? Why { get; set; }
}
