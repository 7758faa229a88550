using Kith.Features.Families;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Casework;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Casework;

[Needs(Duty.WriteAssessment)]
public sealed class SendAssessmentModel(SendAssessment send, AssessmentReader reader) : FamilyFormPage<SendAssessmentInput>
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
        now => send.Do(Id, Input.Version, By, now, ct),
        then: id => CaseworkLinks.Assessment(FamilyRef, id),
        done: "Sent for authorisation",
        ct);
}

public sealed class SendAssessmentInput
{
    public int Version { get; set; }
}
