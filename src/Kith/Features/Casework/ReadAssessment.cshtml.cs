using Kith.Features.Families;
using Kith.Platform.Data;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Casework;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Casework;

/// <summary>An assessment to read and to print, with what this reader may do with it next.</summary>
[Needs(Duty.ReadAssessment)]
public sealed class ReadAssessmentModel(KithDb db, AssessmentReader reader) : FamilyPage
{
    [BindProperty(SupportsGet = true, Name = "assessment")]
    public AssessmentId Id { get; set; }

    public AssessmentInView Assessment { get; private set; } = null!;

    /// <summary>Has written in it, and so may not authorise it.</summary>
    public bool HasWritten { get; private set; }

    public bool MayWrite => Assessment.State == AssessmentState.Writing && Family.ClosedOn is null && Family.May(By, Duty.WriteAssessment);

    public bool MayDecide => Assessment.State == AssessmentState.Sent && Family.ClosedOn is null && Family.May(By, Duty.AuthoriseAssessment);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await Enter(ct) is { } gone)
        {
            return gone;
        }

        if (await reader.Read(Id, Family.Episode, ct) is not { } assessment)
        {
            return NotFound();
        }

        Assessment = assessment;
        HasWritten = MayDecide && await db.HasWritten(assessment.Assessment, By, ct);
        return Page();
    }

    public IEnumerable<string> FactorsOf(AssessedChild child) =>
        (child.Factors.Count > 0 ? child.Factors.Select(f => f.Code) : child.Chosen)
            .Select(code => $"{AssessmentDesk.MeaningOf(code, child.AuthorisedOn ?? Assessment.Today)} ({code})");
}
