using System.ComponentModel.DataAnnotations;
using Kith.Features.Families;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Casework;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Casework;

[Needs(Duty.AuthoriseAssessment)]
public sealed class AuthoriseAssessmentModel(AuthoriseAssessment authorise, AssessmentReader reader) : FamilyFormPage<AuthoriseAssessmentInput>
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
        now => authorise.Do(Id, Input.WhyLate, Input.Version, By, now, ct),
        then: id => CaseworkLinks.Assessment(FamilyRef, id),
        done: "Assessment authorised",
        ct);
}

public sealed class AuthoriseAssessmentInput
{
    public int Version { get; set; }

    [Display(Name = "Why it is authorised late")]
    public string? WhyLate { get; set; }
}
