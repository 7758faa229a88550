using Kith.Features.Families;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Attachments;

/// <summary>Whoever looked at a file before somebody, or a place, was hidden did not look for it: it counts no more, in whichever family that was told.</summary>
public sealed class LookAgain(KithDb db, ProtectedHomes homes) : IListener
{
    public async Task Hear(Fact fact, FactRow row, Now now, CancellationToken ct)
    {
        var reached = await homes.TakeReached(ct);
        if (fact is PersonProtected)
        {
            reached = [.. reached.Union(await db.FamilyMembers.Where(m => m.Person == row.Person).Select(m => m.Family).ToListAsync(ct))];
        }

        if (reached.Count == 0)
        {
            return;
        }

        using var lifted = db.Bounds.Lift("Files of every period of work, of each family to which somebody or a place is hidden; nobody is shown them");
        await db.Attachments.Where(a => db.FamilyEpisodes.Any(e => e.Id == a.FamilyEpisode && reached.Contains(e.Family)) && a.LookedAtAt != null).ExecuteUpdateAsync(
            set => set.SetProperty(a => a.LookedAtBy, (PostingId?)null).SetProperty(a => a.LookedAtAt, (DateTime?)null).SetProperty(a => a.Version, a => a.Version + 1), ct);
    }
}
