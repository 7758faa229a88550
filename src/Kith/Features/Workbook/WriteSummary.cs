using Kith.Features.Access;
using Kith.Platform.Data;
using Kith.Practice.Access;
using Kith.Practice.Shared;

namespace Kith.Features.Workbook;

/// <summary>Writes a worker's summary: what was done with their adult, the sessions, the stages, and what they see for each child.</summary>
public sealed class WriteSummary(KithDb db, WorkbookDesk desk)
{
    public async Task<Outcome<EntryId>> Do(FamilyEpisodeId episode, SummaryInput input, Acting by, Now now, CancellationToken ct)
    {
        if (await db.Refuses(episode, by, Duty.WriteSummary, ct) is { } refusal)
        {
            return refusal;
        }

        var written = await desk.Write(episode, input, by, now, ct);
        return written.Ok ? written.Value.Id : new Refusals().Within(string.Empty, written.Refusals);
    }
}
