using Kith.Features.Access;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Families;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Families;

/// <summary>An invitation as whoever is asked sees it: what is asked, by whom, until when, and about whom.</summary>
public sealed record InvitationInView(
    InvitationId Id,
    InvitationKind Kind,
    FamilyId Family,
    string FamilyRef,
    FamilyEpisodeId Episode,
    string Words,
    string AskedBy,
    string Agency,
    string? Phone,
    DateTime MadeAt,
    DateOnly Until,
    int Version,
    IReadOnlyList<PersonAsked> About);

public sealed record PersonAsked(PersonId Id, string Name);

/// <summary>Opens an invitation for the one who is asked: found, open, not shut to them, and the duty theirs; otherwise it is not there.</summary>
public sealed class InvitationDoor(KithDb db, Viewing viewing)
{
    public async Task<InvitationInView?> Enter(InvitationId id, Acting by, Duty duty, CancellationToken ct)
    {
        var open = db.Invitations.OpenTo(by);
        if (await open.Where(x => x.Id == id).Select(x => (FamilyEpisodeId?)x.FamilyEpisode).FirstOrDefaultAsync(ct) is not { } episode)
        {
            return null;
        }

        await db.HoldRights(episode, ct);
        var mine = open.NotShutTo(db, by);
        var row = await (from x in mine
                         join e in db.FamilyEpisodes on x.FamilyEpisode equals e.Id
                         join f in db.Families on e.Family equals f.Id
                         join p in db.Postings on x.By equals p.Id
                         join w in db.Workers on p.Worker equals w.Id
                         join a in db.Agencies on p.Agency equals a.Id
                         where x.Id == id && e.ClosedOn == null
                         select new { x.Kind, Family = f.Id, f.Ref, x.Words, w.Name, Agency = a.Name, w.Phone, x.MadeAt, x.Until, x.Version }).FirstOrDefaultAsync(ct);
        viewing.Family = await db.FamilyOf(episode, ct);
        if (row is null || AccessRule.Decide(by, duty, row.Kind.Gives()) != Decision.Allowed)
        {
            return null;
        }

        viewing.FamilyEpisode = episode;
        db.Bounds.Open(episode, by);
        var about = await (from x in db.Invitations.Where(x => x.Id == id).SelectMany(x => x.About)
                           join p in db.People on x.Person equals p.Id
                           orderby p.BirthDate, p.FirstName
                           select new { p.Id, p.FirstName, p.LastName }).ToListAsync(ct);
        var words = await Shown(row.Words, id, row.Family, row.MadeAt, ct);
        return new InvitationInView(
            id, row.Kind, row.Family, row.Ref, episode, words, row.Name, row.Agency, row.Phone, row.MadeAt, row.Until, row.Version, about.ConvertAll(p => new PersonAsked(p.Id, PersonName.Of(p.FirstName, p.LastName))));
    }

    /// <summary>What was written is read for weeks: it is searched again, because more may be hidden by then. What may be one of the places that were hidden then was looked at by whoever wrote it.</summary>
    private async Task<string> Shown(string words, InvitationId id, FamilyId family, DateTime madeAt, CancellationToken ct)
    {
        var hidden = await db.PlacesHiddenFrom(null, family, ct);
        if (hidden.Count == 0)
        {
            return words;
        }

        var told = await db.Facts.Where(f => f.Family == family && f.Kind == nameof(SomebodyInvited) && f.At == madeAt).Select(f => f.Data).ToListAsync(ct);
        var lookedFor = told.ConvertAll(d => (SomebodyInvited)Ledger.Read(typeof(SomebodyInvited), d)!).Find(i => i.Invitation == id)?.LookedFor ?? [];
        return ProtectedText.In(words, HiddenPlaces.Values(hidden.Where(h => !lookedFor.Contains(h.Id)))).Any(f => !f.IsSure)
            ? "What they wrote may tell where somebody is, so it is not shown. Ask them"
            : ProtectedText.Without(words, ProtectedText.In(words, HiddenPlaces.Values(hidden)).Where(f => f.IsSure));
    }
}

public static class OpenInvitations
{
    /// <summary>What the posting is asked and can still answer, whatever else shuts it out.</summary>
    public static IQueryable<Invitation> OpenTo(this IQueryable<Invitation> invitations, Acting by)
    {
        var (me, today) = (by.Posting, by.At.Today);
        return invitations.Where(x => x.Posting == me && x.EndedAt == null && x.Until >= today);
    }

    /// <summary>The same as a list shows it, without what is shut to them or whose work is closed.</summary>
    public static IQueryable<Invitation> InvitationsFor(this KithDb db, Acting by) =>
        db.Invitations.OpenTo(by).NotShutTo(db, by).Where(x => db.FamilyEpisodes.Any(e => e.Id == x.FamilyEpisode && e.ClosedOn == null));
}
