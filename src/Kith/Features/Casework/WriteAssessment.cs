using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Casework;
using Kith.Practice.Shared;

namespace Kith.Features.Casework;

/// <summary>Saves what is written in an assessment so far, for the family and for each child.</summary>
public sealed class WriteAssessment(KithDb db, Ledger ledger, AssessmentDesk desk)
{
    public async Task<Outcome<AssessmentId>> Do(AssessmentId id, WriteAssessmentInput input, Acting by, Now now, CancellationToken ct)
    {
        var opened = await desk.Open(id, input.Version, by, Duty.WriteAssessment, ct);
        if (!opened.Ok)
        {
            return new Refusals().Within(string.Empty, opened.Refusals);
        }

        var assessment = opened.Value.Assessment;
        if (!input.Children.TrueForAll(c => assessment.Children.Any(known => known.Id == c.Child)))
        {
            return Refusal.NotFound;
        }

        var findings = input.Children.ConvertAll(c => new ChildFindings(c.Child, c.Analysis, c.Outcome, [.. c.Factors.Concat(c.Alone).Union(input.Factors, StringComparer.Ordinal)]));
        var no = assessment.Write(input.Analysis, findings, AssessmentDesk.FactorCodesOn(now.Today), by.Posting);
        if (no.Any)
        {
            return no;
        }

        // The assessment guards its children's rows: whoever saves second must see what was saved first.
        db.Entry(assessment).Property(a => a.Analysis).IsModified = true;
        ledger.Tell(new AssessmentWritten(id), opened.Value.About, by);
        return id;
    }
}
