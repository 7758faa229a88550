using Kith.Features.Families;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Casework;
using Kith.Practice.Families;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Casework;

/// <summary>From allocation on every child of the family must be seen; a child who joins later from the day of joining.</summary>
public sealed class StartVisits(KithDb db) : IListener
{
    public async Task Hear(Fact fact, FactRow row, Now now, CancellationToken ct)
    {
        if (fact is PersonJoinedFamily { Kind: MemberKind.Child } or MemberKindChanged { Kind: MemberKind.Child }
            && await db.FamilyEpisodes.FirstOrDefaultAsync(e => e.Id == row.FamilyEpisode, ct) is { IsOpen: true, AllocatedOn: not null } episode)
        {
            await Of(episode, now, ct);
        }
    }

    /// <summary>Starts the visits of those children of an allocated family episode who have none due yet.</summary>
    public async Task Of(FamilyEpisode episode, Now now, CancellationToken ct)
    {
        var allocatedOn = episode.AllocatedOn!.Value;
        var children = await db.FamilyMembers
            .Where(m => m.Family == episode.Family && m.Kind == MemberKind.Child && m.Until == null && !db.VisitsDue.Any(v => v.FamilyEpisode == episode.Id && v.Child == m.Person))
            .Select(m => new { m.Person, m.From })
            .ToListAsync(ct);
        var planned = await db.OnChildProtectionPlan(children.ConvertAll(c => c.Person), now.Today, ct);
        db.VisitsDue.AddRange(children.Select(c => VisitDue.Start(episode.Id, c.Person, planned.Contains(c.Person), c.From > allocatedOn ? c.From : allocatedOn, now)));
    }
}
