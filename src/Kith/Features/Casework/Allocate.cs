using Kith.Features.Access;
using Kith.Features.Families;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Casework;

/// <summary>A manager gives a family its lead worker, from the manager's own team. A former lead's involvement ends with a reason.</summary>
public sealed class Allocate(KithDb db, Ledger ledger, BeginLead lead)
{
    public async Task<Outcome<InvolvementId>> Do(FamilyEpisodeId id, PostingId? posting, string? why, Acting by, Now now, CancellationToken ct)
    {
        if (await db.Refuses(id, by, Duty.Allocate, ct) is { } refusal)
        {
            return refusal;
        }

        var episode = await db.FamilyEpisodes.SingleAsync(e => e.Id == id, ct);
        var worker = await db.Postings.FirstOrDefaultAsync(p => p.Id == posting && p.Team == by.Team, ct);
        var open = await db.Involvements.Where(i => i.FamilyEpisode == id && i.EndedOn == null && i.Posting != null).ToListAsync(ct);
        var former = open.Find(i => i.Kind == InvolvementKind.Allocated);
        var allocated = Involvement.Name(id, worker, InvolvementKind.Allocated, null, now);
        var no = new Refusals().Within(string.Empty, allocated.Refusals)
            .If(!episode.IsOpen, string.Empty, "This work is closed: it cannot be allocated")
            .If(worker is not null && !worker.Role.IsAdultSpecialist() && !worker.Role.MayLead(), "Posting", "Select a worker who can lead the work with a family")
            .If(former is not null && former.Posting == posting, "Posting", "They are already the lead worker");
        if (worker is not null && await db.WhyShut(worker, id, now.Today, ct) is { } shut)
        {
            no.If(true, "Posting", shut);
        }

        if (!no.Any && former is not null)
        {
            no.Within(string.Empty, former.End(why, now.Today));
        }

        if (no.Any)
        {
            return no;
        }

        foreach (var earlier in open.Where(i => i.Posting == posting && i.Adult is null))
        {
            earlier.End("Became the lead worker", now.Today);
            ledger.Tell(new InvolvementEnded(earlier.Id, earlier.Posting), new About(episode.Family, id), by);
        }

        if (former is not null)
        {
            ledger.Tell(new InvolvementEnded(former.Id, former.Posting), new About(episode.Family, id), by);
        }

        await lead.Of(episode, allocated.Value, by, now, ct);
        return allocated.Value.Id;
    }
}
