using Kith.Features.Access;
using Kith.Platform.Data;
using Kith.Practice.Access;
using Kith.Practice.Shared;

namespace Kith.Features.Workbook;

/// <summary>A partner sends what they know into the workbook.</summary>
public sealed class SendUpdate(KithDb db, WorkbookDesk desk)
{
    public async Task<Outcome<EntryId>> Do(FamilyEpisodeId episode, UpdateInput input, Acting by, Now now, CancellationToken ct)
    {
        if (await db.Refuses(episode, by, Duty.SendUpdate, ct) is { } refusal)
        {
            return refusal;
        }

        var written = await desk.Write(episode, input, by, now, ct);
        return written.Ok ? written.Value.Id : new Refusals().Within(string.Empty, written.Refusals);
    }
}
