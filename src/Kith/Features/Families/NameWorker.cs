using Kith.Features.Access;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Families;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Families;

/// <summary>Names a worker to a family; an adult specialist with the adult they work with. Nobody is named to both sides of domestic abuse.</summary>
public sealed class NameWorker(KithDb db, Ledger ledger)
{
    /// <param name="workEmail">Says who, when no posting does: somebody of another team or agency.</param>
    public async Task<Outcome<InvolvementId>> Do(FamilyEpisodeId episode, PostingId? posting, PersonId? adult, Acting by, Now now, CancellationToken ct, string? workEmail = null)
    {
        if (await db.Refuses(episode, by, Duty.NameWorkers, ct) is { } refusal)
        {
            return refusal;
        }

        var work = await db.FamilyEpisodes.Where(e => e.Id == episode).Select(e => new { e.Family, e.ClosedOn }).SingleAsync(ct);
        var byEmail = posting is null && Text.Trimmed(workEmail) is not null;
        var worker = byEmail
            ? (await db.PostingsOf(workEmail, now.Today, ct)).FirstOrDefault(p => AccessTable.HasDaily(p.Role, Duty.OpenFamily))
            : await db.Postings.FirstOrDefaultAsync(p => p.Id == posting, ct);
        if (byEmail && worker is null)
        {
            return new Refusal("WorkEmail", "Nobody who works with families has this work email address");
        }

        var with = worker?.Role.IsAdultSpecialist() == true ? adult : null;
        if (with is { } person && !await db.MembersOf(work.Family).AnyAsync(m => m.Person == person && m.Kind == MemberKind.Adult, ct))
        {
            return Refusal.NotFound;
        }

        var named = Involvement.Name(episode, worker, InvolvementKind.CoWorker, with, now);
        var no = new Refusals().Within(string.Empty, named.Refusals)
            .If(work.ClosedOn is not null, string.Empty, "This work is closed: nobody can be named to it")
            .If(worker is not null && !AccessTable.HasDaily(worker.Role, Duty.OpenFamily), "Posting", "Select a worker who works with families")
            .If(
                worker is not null && await db.Involvements.AnyAsync(i => i.FamilyEpisode == episode && i.Posting == worker.Id && i.Adult == with && i.EndedOn == null, ct),
                "Posting",
                "They already work with this family");
        if (worker is not null && await db.WhyShut(worker, episode, now.Today, ct) is { } shut)
        {
            no.If(true, byEmail ? "WorkEmail" : "Posting", shut);
        }

        if (!no.Any && with is { } own && await WhyNot(worker!, own, ct) is { } conflict)
        {
            no.If(true, "Adult", conflict);
        }

        if (no.Any)
        {
            return no;
        }

        db.Add(named.Value);
        ledger.Tell(new WorkerNamed(named.Value.Id, named.Value.Posting!.Value, named.Value.Kind, with), new About(work.Family, episode), by);
        return named.Value.Id;
    }

    private async Task<string?> WhyNot(Posting posting, PersonId adult, CancellationToken ct)
    {
        var own = await (from i in db.Involvements
                         join p in db.Postings on i.Posting equals p.Id
                         where p.Worker == posting.Worker && i.Adult != null
                         select new { Adult = i.Adult!.Value, Still = i.EndedOn == null }).ToListAsync(ct);
        var harm = await db.HarmAllegations.Where(h => h.Harmed == adult || h.HarmedBy == adult).Select(h => new { h.HarmedBy, h.Harmed }).ToListAsync(ct);
        if (own.Count == 0 || harm.Count == 0)
        {
            return null;
        }

        var name = await db.Workers.Where(w => w.Id == posting.Worker).Select(w => w.Name).SingleAsync(ct);
        var person = await db.People.Where(p => p.Id == adult).Select(p => new { p.FirstName, p.LastName }).SingleAsync(ct);
        return Conflict.WhyNot(name, adult, PersonName.Of(person.FirstName, person.LastName), own.Select(o => (o.Adult, o.Still)), harm.Select(h => (h.HarmedBy, h.Harmed)));
    }
}
