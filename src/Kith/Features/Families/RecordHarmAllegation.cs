using Kith.Features.Access;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Families;

/// <summary>Records who is alleged to have harmed whom. From then on each side's workers are barred from the other side's words.</summary>
public sealed class RecordHarmAllegation(KithDb db, Ledger ledger)
{
    public async Task<Outcome<RowId>> Do(FamilyEpisodeId episode, PersonId? harmedBy, PersonId? harmed, Acting by, Now now, CancellationToken ct)
    {
        if (await db.Refuses(episode, by, Duty.EditPeople, ct) is { } refusal)
        {
            return refusal;
        }

        var recorded = HarmAllegation.Record(episode, harmedBy, harmed, now);
        if (!recorded.Ok)
        {
            return new Refusals().Within(string.Empty, recorded.Refusals);
        }

        var allegation = recorded.Value;
        var family = await db.FamilyOf(episode, ct);
        if (!await db.AreMembers(family, [allegation.HarmedBy, allegation.Harmed], ct))
        {
            return Refusal.NotFound;
        }

        if (await db.HarmAllegations.AnyAsync(h => h.FamilyEpisode == episode && h.HarmedBy == allegation.HarmedBy && h.Harmed == allegation.Harmed, ct))
        {
            return new Refusal("Harmed", "This is already recorded");
        }

        db.Add(allegation);
        ledger.Tell(new HarmAllegationRecorded(allegation.HarmedBy, allegation.Harmed), new About(family, episode), by);
        return allegation.Id;
    }
}
