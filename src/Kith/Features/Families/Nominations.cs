using Kith.Features.Access;
using Kith.Platform.Data;
using Kith.Practice.Access;
using Kith.Practice.Families;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Families;

/// <summary>Who is to work with a family or write of it, and everything that stands against it; the same when they are named, when they are asked, and when they accept.</summary>
public sealed class Nominations(KithDb db)
{
    /// <summary>The involvement as it would stand. Nobody is named to both sides of domestic abuse.</summary>
    /// <param name="workEmail">Says who, when no posting does: somebody of another team or agency.</param>
    public async Task<Outcome<Involvement>> ToWork(FamilyEpisodeId episode, PostingId? posting, string? workEmail, PersonId? adult, Now now, CancellationToken ct)
    {
        var (found, field, isClosed) = await Find(episode, posting, workEmail, role => AccessTable.HasDaily(role, Duty.OpenFamily), now, ct);
        if (!found.Ok)
        {
            return new Refusals().Within(string.Empty, found.Refusals);
        }

        var worker = found.Value;
        var with = worker?.Role.IsAdultSpecialist() == true ? adult : null;
        var family = await db.FamilyOf(episode, ct);
        if (with is { } person && !await db.MembersOf(family).AnyAsync(m => m.Person == person && m.Kind == MemberKind.Adult, ct))
        {
            return Refusal.NotFound;
        }

        var named = Involvement.Name(episode, worker, InvolvementKind.CoWorker, with, now);
        var no = new Refusals().Within(string.Empty, named.Refusals)
            .If(isClosed, string.Empty, "This work is closed: nobody can be named to it")
            .If(worker is not null && !AccessTable.HasDaily(worker.Role, Duty.OpenFamily), "Posting", "Select a worker who works with families")
            .If(
                worker is not null && await db.Involvements.AnyAsync(i => i.FamilyEpisode == episode && i.Posting == worker.Id && i.Adult == with && i.EndedOn == null, ct),
                "Posting",
                "They already work with this family");
        await Shut(no, worker, field, episode, now, ct);
        if (!no.Any && with is { } own && await WhyNot(worker!, own, ct) is { } conflict)
        {
            no.If(true, "Adult", conflict);
        }

        return no.Any ? no : named;
    }

    /// <summary>Who would write one part of the family’s record: a partner who does not work with it.</summary>
    public async Task<Outcome<Posting>> ToContribute(FamilyEpisodeId episode, PostingId? posting, string? workEmail, Now now, CancellationToken ct)
    {
        var (found, field, isClosed) = await Find(episode, posting, workEmail, role => AccessTable.Has(role, Duty.Contribute), now, ct);
        if (!found.Ok)
        {
            return new Refusals().Within(string.Empty, found.Refusals);
        }

        var worker = found.Value;
        var no = new Refusals()
            .If(isClosed, string.Empty, "This work is closed: nobody can be asked about it")
            .If(worker is null || !worker.IsActiveOn(now.Today), "WorkEmail", "Enter the work email address of whoever you ask")
            .If(worker is not null && !AccessTable.Has(worker.Role, Duty.Contribute), field, "Only a school, a health service or the police can be asked to write one part. Ask others to work with the family")
            .If(
                worker is not null && await db.Involvements.AnyAsync(i => i.FamilyEpisode == episode && i.Posting == worker.Id && i.EndedOn == null, ct),
                field,
                "They already work with this family");
        await Shut(no, worker, field, episode, now, ct);
        return no.Any ? no : worker!;
    }

    private async Task<(Outcome<Posting?> Found, string Field, bool IsClosed)> Find(FamilyEpisodeId episode, PostingId? posting, string? workEmail, Func<Role, bool> fits, Now now, CancellationToken ct)
    {
        var isClosed = await db.FamilyEpisodes.AnyAsync(e => e.Id == episode && e.ClosedOn != null, ct);
        if (posting is not null || Text.Trimmed(workEmail) is null)
        {
            return (await db.Postings.FirstOrDefaultAsync(p => p.Id == posting, ct), "Posting", isClosed);
        }

        return (await db.PostingsOf(workEmail, now.Today, ct)).FirstOrDefault(p => fits(p.Role)) is { } worker
            ? (worker, "WorkEmail", isClosed)
            : (new Refusal("WorkEmail", "Nobody who works with families has this work email address"), "WorkEmail", isClosed);
    }

    private async Task Shut(Refusals no, Posting? worker, string field, FamilyEpisodeId episode, Now now, CancellationToken ct)
    {
        if (worker is not null && await db.WhyShut(worker, episode, now.Today, ct) is { } shut)
        {
            no.If(true, field, shut);
        }
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
