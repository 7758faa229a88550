using Kith.Features.Families;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Attachments;

/// <summary>Whoever looked at a file before somebody was hidden did not look for where they are: it counts no more.</summary>
public sealed class LookAgain(KithDb db) : IListener
{
    public async Task Hear(Fact fact, FactRow row, Now now, CancellationToken ct)
    {
        if (fact is not PersonProtected || row.Family is not { } family)
        {
            return;
        }

        using var lifted = db.Bounds.Lift("Files of the family’s every period of work; nobody is shown them");
        await db.Attachments.Where(a => db.FamilyEpisodes.Any(e => e.Id == a.FamilyEpisode && e.Family == family) && a.LookedAtAt != null).ExecuteUpdateAsync(
            set => set.SetProperty(a => a.LookedAtBy, (PostingId?)null).SetProperty(a => a.LookedAtAt, (DateTime?)null).SetProperty(a => a.Version, a => a.Version + 1), ct);
    }
}
