using Kith.Features.Access;
using Kith.Features.Casework;
using Kith.Platform.Data;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Kith.Practice.Workbook;

namespace Kith.Features.Workbook;

/// <summary>Writes a visit in the workbook once: each child's own answer, one account, stages, modules, next steps, a line of the chronology.</summary>
public sealed class RecordVisit(KithDb db, WorkbookDesk desk, MeetVisit meetVisit)
{
    public async Task<Outcome<EntryId>> Do(FamilyEpisodeId episode, VisitInput input, Acting by, Now now, CancellationToken ct)
    {
        if (await db.Refuses(episode, by, Duty.RecordVisit, ct) is { } refusal)
        {
            return refusal;
        }

        var written = await desk.Write(episode, input, by, now, ct);
        if (!written.Ok)
        {
            return new Refusals().Within(string.Empty, written.Refusals);
        }

        var visit = written.Value;
        await meetVisit.Do(episode, visit.Sightings.Where(s => s.Seen != Seen.NotSeen).Select(s => (s.Child, s.Seen == Seen.SeenAlone)).ToList(), visit.HappenedOn, now, ct);
        return visit.Id;
    }
}
