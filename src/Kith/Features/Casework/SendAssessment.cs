using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Shared;

namespace Kith.Features.Casework;

/// <summary>Sends a finished assessment to a manager. Until it comes back nobody changes it.</summary>
public sealed class SendAssessment(Ledger ledger, AssessmentDesk desk)
{
    public async Task<Outcome<AssessmentId>> Do(AssessmentId id, int version, Acting by, Now now, CancellationToken ct)
    {
        var opened = await desk.Open(id, version, by, Duty.WriteAssessment, ct);
        if (!opened.Ok)
        {
            return new Refusals().Within(string.Empty, opened.Refusals);
        }

        var no = opened.Value.Assessment.Send(await desk.NamesOf(id, ct), by.Posting, now);
        if (no.Any)
        {
            return no;
        }

        ledger.Tell(new AssessmentSent(id), opened.Value.About, by);
        return id;
    }
}
