using System.ComponentModel.DataAnnotations;
using Kith.Features.Families;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Casework;
using Kith.Practice.Shared;
using Kith.Returns.CinCensus;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Casework;

[Needs(Duty.WriteAssessment)]
public sealed class WriteAssessmentModel(WriteAssessment write, AssessmentReader reader) : FamilyFormPage<WriteAssessmentInput>
{
    [BindProperty(SupportsGet = true, Name = "assessment")]
    public AssessmentId Id { get; set; }

    public AssessmentInView Assessment { get; private set; } = null!;

    public IReadOnlyList<CensusCode> Factors => AssessmentDesk.FactorsOn(Assessment.Today);

    public string NameOf(RowId child) => Assessment.Children.FirstOrDefault(c => c.Row.Id == child)?.Name ?? "this child";

    protected override async Task<IActionResult?> Show(CancellationToken ct)
    {
        Assessment = (await reader.Read(Id, Family.Episode, ct))!;
        return Assessment is null or { State: AssessmentState.Imported } ? NotFound() : null;
    }

    protected override Task Prefill(CancellationToken ct)
    {
        Input.Version = Assessment.Assessment.Version;
        Input.Analysis = Assessment.Assessment.Analysis;
        Input.Children = Assessment.Children
            .Select(c => new ChildFindingsInput { Child = c.Row.Id, Analysis = c.Row.Analysis, Outcome = c.Row.Outcome, Factors = [.. c.Row.Chosen] })
            .ToList();
        return Task.CompletedTask;
    }

    protected override Task<IActionResult> Save(CancellationToken ct) => Save(
        now => write.Do(Id, Input, By, now, ct),
        then: id => CaseworkLinks.Assessment(FamilyRef, id),
        done: "Assessment saved",
        ct);
}

public sealed class WriteAssessmentInput
{
    public int Version { get; set; }

    [Display(Name = "What did you find, and what does it mean?")]
    public string? Analysis { get; set; }

    public List<ChildFindingsInput> Children { get; set; } = [];
}

public sealed class ChildFindingsInput
{
    public RowId Child { get; set; }

    public string? Analysis { get; set; }

    public AssessmentOutcome? Outcome { get; set; }

    public List<string> Factors { get; set; } = [];
}
