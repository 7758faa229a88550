using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Families;
using Kith.Practice.Shared;

namespace Kith.Features.Casework;

/// <summary>A worker begins to lead the work with a family, for the commands that have decided who leads it.</summary>
public sealed class BeginLead(KithDb db, Ledger ledger, StartVisits visits)
{
    public async Task Of(FamilyEpisode episode, Involvement allocated, Acting by, Now now, CancellationToken ct)
    {
        var isFirst = episode.AllocatedOn is null;
        db.Add(allocated);
        episode.MarkAllocated(now.Today);
        ledger.Tell(new FamilyAllocated(allocated.Id, allocated.Posting!.Value, isFirst), new About(episode.Family, episode.Id), by);
        await visits.Of(episode, now, ct);
    }
}
