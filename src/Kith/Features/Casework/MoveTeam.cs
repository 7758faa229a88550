using Kith.Features.Access;
using Kith.Features.Families;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Casework;

/// <summary>Moves a family to another team. Its lead worker stays until the other team's manager allocates it anew.</summary>
public sealed class MoveTeam(KithDb db, Ledger ledger)
{
    public async Task<Outcome<FamilyEpisodeId>> Do(FamilyEpisodeId episode, TeamId? team, string? why, Acting by, Now now, CancellationToken ct)
    {
        if (await db.Refuses(episode, by, Duty.Allocate, ct) is { } refusal)
        {
            return refusal;
        }

        var work = await db.FamilyEpisodes.Where(e => e.Id == episode).Select(e => new { e.Family, e.ClosedOn }).SingleAsync(ct);
        var former = await db.Involvements.Where(i => i.FamilyEpisode == episode && i.Kind == InvolvementKind.FamilyTeam && i.EndedOn == null).ToListAsync(ct);
        var no = new Refusals()
            .If(work.ClosedOn is not null, string.Empty, "This work is closed: it cannot move to another team")
            .If(team is null || !await db.Teams.AnyAsync(t => t.Id == team, ct), "Team", "Select the team that takes over")
            .If(team is not null && former.Exists(i => i.Team == team), "Team", "The family is already with that team")
            .If(team is not null && await WouldLockOut(episode, team.Value, now.Today, ct), "Team", "Only those on the family’s list may open it: put a manager of that team on the list first")
            .If(Text.Trimmed(why) is null, "Why", "Enter why the family moves to another team")
            .If(why?.Length > Text.Sentence, "Why", "The reason must be 1,000 characters or fewer");
        if (no.Any)
        {
            return no;
        }

        foreach (var involvement in former)
        {
            involvement.End(why, now.Today);
            ledger.Tell(new InvolvementEnded(involvement.Id, null), new About(work.Family, episode), by);
        }

        db.Add(Involvement.OfTeam(episode, team!.Value, now));
        ledger.Tell(new FamilyMovedToTeam(team.Value), new About(work.Family, episode), by);
        return episode;
    }

    private async Task<bool> WouldLockOut(FamilyEpisodeId episode, TeamId team, DateOnly today, CancellationToken ct) =>
        await db.Restrictions.AnyAsync(r => r.FamilyEpisode == episode && r.LiftedAt == null, ct)
        && !await db.ManagersOnList(episode, today).AnyAsync(n => db.Postings.Any(p => p.Id == n.Posting && p.Team == team), ct);
}
