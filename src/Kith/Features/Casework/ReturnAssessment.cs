using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Shared;

namespace Kith.Features.Casework;

/// <summary>A manager sends an assessment back to its authors and says what is still needed.</summary>
public sealed class ReturnAssessment(Ledger ledger, AssessmentDesk desk)
{
    public async Task<Outcome<AssessmentId>> Do(AssessmentId id, string? why, int version, Acting by, Now now, CancellationToken ct)
    {
        var opened = await desk.Open(id, version, by, Duty.AuthoriseAssessment, ct);
        if (!opened.Ok)
        {
            return new Refusals().Within(string.Empty, opened.Refusals);
        }

        var no = opened.Value.Assessment.Return(why, by.Posting);
        if (no.Any)
        {
            return no;
        }

        ledger.Tell(new AssessmentReturned(id), opened.Value.About, by);
        return id;
    }
}
