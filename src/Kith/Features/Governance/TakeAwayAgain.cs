using Kith.Features.Access;
using Kith.Features.Attachments;
using Kith.Features.Casework;
using Kith.Features.Disclosure;
using Kith.Features.Families;
using Kith.Features.ServiceDirectory;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Families;
using Kith.Practice.ServiceDirectory;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Governance;

/// <param name="Already">What the restored record held, or took away itself.</param>
/// <param name="ByHand">What it could not take away, because whom or what it concerns is not in the restored record.</param>
/// <param name="At">The moment at which the record says that it was restored.</param>
public sealed record TakenAgain(int Again, int Already, IReadOnlyList<TakenAway> ByHand, DateTime At);

/// <summary>
/// After a restore: whoever left, was shut out, barred or shielded since the backup is so again, what was withdrawn, stopped or shown to fewer too, and every session is over. It only
/// ever takes away: what was given since the backup has to be given again. One thing it gives: a family that its team lost goes to the team that took it over.
/// </summary>
public sealed class TakeAwayAgain(KithDb db, Ledger ledger, ProtectedHomes homes)
{
    private const string Why = "Ended before the record was restored from a backup";
    private const string SayAnew = "Changed before the record was restored from a backup: say anew how they can be reached";

    /// <param name="read">The earlier restores until which files of the folder of seals were read.</param>
    public async Task<Outcome<TakenAgain>> Do(IReadOnlyList<TakenAway> since, IReadOnlyList<string> read, Now now, CancellationToken ct)
    {
        await db.Sessions.ExecuteDeleteAsync(ct);
        var (again, already, byHand) = (0, 0, new List<TakenAway>());
        foreach (var taken in since)
        {
            switch (await TakeAway(taken, now, ct))
            {
                case true:
                    if (await ToTell(taken.Fact!, ct) is { } fact)
                    {
                        ledger.Tell(fact, About(taken), PostingId(taken.By));
                    }

                    await db.SaveChangesAsync(ct);
                    again++;
                    break;
                case false:
                    already++;
                    break;
                default:
                    byHand.Add(taken);
                    break;
            }
        }

        ledger.Tell(new RecordRestored(again, byHand.Count, read), new About(), default(Acting));
        return new TakenAgain(again, already, byHand, now.Moment);
    }

    /// <returns>Whether anything changed; null when whom or what it concerns is not here.</returns>
    private async Task<bool?> TakeAway(TakenAway taken, Now now, CancellationToken ct) => taken.Fact switch
    {
        AccountClosed closed => await Close(closed.Worker, now, ct),
        AccountUnlinked unlinked => await db.UserLogins.Where(l => l.LoginProvider == unlinked.Issuer && l.ProviderKey == unlinked.Subject
            && db.Users.Any(a => a.Id == l.UserId && a.Worker == unlinked.Worker)).ExecuteDeleteAsync(ct) > 0,
        AccountHandedOver handed => await db.Users.AnyAsync(a => a.Worker == handed.Worker && a.IsHeld, ct) && await Close(handed.Worker, now, ct) == true,
        PasskeyRemoved or PasswordChanged or SecondFactorSetUp => await Close(LostFactor(taken.Fact)!.Value, now, ct) ?? false,
        IDeletes deleted => await deleted.Delete(db, ct) > 0,
        PostingEnded ended => await db.Postings.FindAsync([ended.Posting], ct) is { } posting ? Ends(posting.EndsOn, ended.EndsOn) && !posting.End(ended.EndsOn).Any : null,
        AgencyChanged { Kind: { } kind } changed => await MakePartner(changed.Agency, kind, now, ct),
        AgreementEnded ended => await db.Agreements.FindAsync([ended.Agreement], ct) is { } agreement ? Ends(agreement.EndsOn, ended.EndsOn) && !agreement.End(ended.EndsOn).Any : null,
        InvolvementEnded ended => await db.Involvements.FindAsync([ended.Involvement], ct) is { } involvement ? involvement.EndedOn is null && !involvement.End(Why, now.Today).Any : null,
        FamilyMovedToTeam moved => await Move(taken, moved.Team, now, ct),
        InvitationWithdrawn withdrawn => await EndInvitation(withdrawn.Invitation, i => i.Withdraw(Why, now), ct),
        ReferralAnswered answered => await EndInvitation(answered.Invitation, i => i.Decline(Why, now), ct),
        FamilyEpisodeClosed => await Uninvite(taken, now, ct),
        WorkerNamed named => await Bar(taken, named, now, ct),
        SafeContactSet => await Silence(taken, taken.Person is { } person ? [new PersonId(person)] : [], ct),
        HouseholdMoved moved => await Silence(taken, moved.People, ct),
        AttachmentWithdrawn withdrawn => await Withdraw(taken, withdrawn, now, ct),
        DocumentStopped stopped => await db.Outgoings.FindAsync([stopped.Document], ct) is { } document ? document.IsOpen && !document.Stop(Why, now).Any : null,
        ServiceShownTo shown => Narrow(await db.Services.Where(s => shown.Services.Contains(s.Id)).ToListAsync(ct), s => s.Audience, (s, audience) => s.ShowTo(audience), shown.Audience),
        PlaceShownTo shown => Narrow(await db.Locations.Where(l => l.Id == shown.Location).ToListAsync(ct), l => l.Audience, (l, audience) => l.ShowTo(audience), shown.Audience),
        PersonProtected => await Protect(taken, ct),
        AddressesCovered covered => await Cover(taken, covered, ct),
        HarmAllegationRecorded harm => await Allege(taken, harm, now, ct),
        LocationReaderEnded reader => await EndReaders(taken, reader.Posting, now, ct),
        FamilyRestricted restricted => await Restrict(taken, restricted, now, ct),
        PutOnFamilysList put => await List(taken, put, now, ct),
        TakenOffFamilysList off => await TakeOff(taken, off.Posting, now, ct),
        _ => null,
    };

    /// <summary>
    /// The fact of what was done now: of a lost way to sign in that the account is closed, of a place with the services that are here; of the end of the work none, as it is open
    /// again, nor of addresses and of how somebody is reached, which are told one by one.
    /// </summary>
    private async Task<Fact?> ToTell(Fact fact, CancellationToken ct)
    {
        if (fact is PlaceShownTo shown)
        {
            var text = shown.Location.ToString();
            return shown with { Services = await db.Services.Where(s => s.Listing.Contains(text)).Select(s => s.Id).ToListAsync(ct) };
        }

        return LostFactor(fact) is { } worker ? new AccountClosed(worker) : fact is FamilyEpisodeClosed or AddressesCovered or SafeContactSet or HouseholdMoved ? null : fact;
    }

    private static bool Ends(DateOnly? now, DateOnly then) => now is null || now > then;

    private async Task<bool?> Close(WorkerId worker, Now now, CancellationToken ct)
    {
        if (await db.Users.FirstOrDefaultAsync(a => a.Worker == worker, ct) is not { } account)
        {
            return null;
        }

        var wasOpen = !account.IsClosed;
        if (wasOpen)
        {
            await db.EndHandOvers(worker, HandOverEnd.Closed, now, ct);
            (account.IsClosed, account.SecurityStamp, account.ConcurrencyStamp) = (true, Guid.NewGuid().ToString("N"), Guid.NewGuid().ToString());
        }

        return wasOpen;
    }

    /// <summary>
    /// Whose password, passkey, second step or hand-over code was replaced or removed since: the backup has the one that may be in wrong hands, so the account is closed until an
    /// administrator opens it anew.
    /// </summary>
    private static WorkerId? LostFactor(Fact? fact) => fact switch
    {
        PasskeyRemoved removed => removed.Worker,
        PasswordChanged changed => changed.Worker,
        SecondFactorSetUp setUp => setUp.Worker,
        AccountHandedOver handed => handed.Worker,
        _ => null,
    };

    /// <summary>What its former team lost somebody must have: a family that is with no team could be reached by nobody.</summary>
    private async Task<bool?> Move(TakenAway taken, TeamId team, Now now, CancellationToken ct)
    {
        if (await Episode(taken, ct) is not { } episode || !await db.Teams.AnyAsync(t => t.Id == team, ct))
        {
            return null;
        }

        var isWithTeam = await db.Involvements.AnyAsync(i => i.FamilyEpisode == episode && i.Kind == InvolvementKind.FamilyTeam && i.EndedOn == null, ct);
        if (!isWithTeam)
        {
            db.Add(Involvement.OfTeam(episode, team, now));
        }

        return !isWithTeam;
    }

    private async Task<bool?> MakePartner(AgencyId id, AgencyKind kind, Now now, CancellationToken ct)
    {
        if (await db.Agencies.FindAsync([id], ct) is not { } agency)
        {
            return null;
        }

        if (agency.IsPartner || agency.Describe(agency.Name, kind, agency.LeaCode).Any)
        {
            return false;
        }

        await db.AskItsWord(agency, now, ct);
        return true;
    }

    private async Task<bool?> Protect(TakenAway taken, CancellationToken ct)
    {
        if (taken.Person is not { } id || await db.People.FindAsync([new PersonId(id)], ct) is not { } person)
        {
            return null;
        }

        if (person.IsProtected)
        {
            return false;
        }

        person.Protect();
        await homes.Cover([person.Id], About(taken), PostingId(taken.By), ct);
        return true;
    }

    private async Task<bool?> Cover(TakenAway taken, AddressesCovered covered, CancellationToken ct)
    {
        var known = await db.Addresses.Where(a => covered.Addresses.Contains(a.Id)).ToListAsync(ct);
        var open = known.FindAll(a => !a.IsProtected);
        homes.Protect(open, About(taken), PostingId(taken.By));
        return known.Count == 0 ? null : open.Count > 0;
    }

    private async Task<bool?> Allege(TakenAway taken, HarmAllegationRecorded harm, Now now, CancellationToken ct)
    {
        if (await Episode(taken, ct) is not { } episode || await db.People.CountAsync(p => p.Id == harm.HarmedBy || p.Id == harm.Harmed, ct) < 2)
        {
            return null;
        }

        if (await db.HarmAllegations.AnyAsync(h => h.FamilyEpisode == episode && h.HarmedBy == harm.HarmedBy && h.Harmed == harm.Harmed, ct))
        {
            return false;
        }

        var recorded = HarmAllegation.Record(episode, harm.HarmedBy, harm.Harmed, now);
        if (recorded.Ok)
        {
            db.Add(recorded.Value);
        }

        return recorded.Ok ? true : null;
    }

    private async Task<bool?> EndInvitation(InvitationId id, Func<Invitation, Refusals> end, CancellationToken ct) =>
        await db.Invitations.FindAsync([id], ct) is { } invitation ? invitation.EndedAt is null && !end(invitation).Any : null;

    /// <summary>Of the end of the work: whoever was named has lost their access by facts of their own, and whoever was asked is asked no more.</summary>
    private async Task<bool?> Uninvite(TakenAway taken, Now now, CancellationToken ct)
    {
        if (await Episode(taken, ct) is not { } episode)
        {
            return null;
        }

        var open = await db.Invitations.Where(i => i.FamilyEpisode == episode && i.EndedAt == null).ToListAsync(ct);
        open.ForEach(i => i.Withdraw(Why, now));
        foreach (var invitation in open)
        {
            ledger.Tell(new InvitationWithdrawn(invitation.Id), About(taken), PostingId(taken.By));
        }

        return open.Count > 0;
    }

    /// <summary>Whoever worked with an adult is barred from the other side for good. What it opened has to be given again.</summary>
    private async Task<bool?> Bar(TakenAway taken, WorkerNamed named, Now now, CancellationToken ct)
    {
        if (named.Adult is not { } adult || await Episode(taken, ct) is not { } episode || await db.Postings.FindAsync([named.Posting], ct) is not { } posting || await db.People.FindAsync([adult], ct) is null)
        {
            return null;
        }

        if (await db.Involvements.AnyAsync(i => i.Posting == named.Posting && i.Adult == adult, ct))
        {
            return false;
        }

        db.Add(Involvement.Remembered(episode, posting, named.Kind, adult, Why, now));
        return true;
    }

    /// <summary>What the backup knows of how somebody can be reached may be what endangers them, such as a home that they left: nothing is sent until somebody says anew.</summary>
    /// <returns>Whether it changed for any of them; null when none is here.</returns>
    private async Task<bool?> Silence(TakenAway taken, IReadOnlyList<PersonId> people, CancellationToken ct)
    {
        var known = await db.People.Where(p => people.Contains(p.Id)).Select(p => p.Id).ToListAsync(ct);
        var changed = false;
        foreach (var person in known)
        {
            if (await Silence(person, ct))
            {
                ledger.Tell(new SafeContactSet(), About(taken) with { Person = person }, PostingId(taken.By));
                changed = true;
            }
        }

        return known.Count == 0 ? null : changed;
    }

    private async Task<bool> Silence(PersonId person, CancellationToken ct)
    {
        if (await db.SafeContacts.FirstOrDefaultAsync(s => s.Person == person, ct) is not { } contact)
        {
            db.Add(contact = SafeContact.Of(person));
        }

        var wasSilent = contact is { NoLetters: true, NoVoicemail: true, NoText: true, NoEmail: true, LettersTo: null, SafeTimes: SayAnew };
        return !wasSilent && !contact.Say(new SafeContactSaid(NoLetters: true, NoVoicemail: true, NoText: true, NoEmail: true, SayAnew, null), isCurrent: true, isSharedWithHarmer: false).Any;
    }

    private async Task<bool?> Withdraw(TakenAway taken, AttachmentWithdrawn withdrawn, Now now, CancellationToken ct)
    {
        if (await Episode(taken, ct) is not { } episode || await db.Attachments.FirstOrDefaultAsync(a => a.Id == withdrawn.Attachment, ct) is not { } attachment || await WhoeverDid(taken, episode, now, ct) is not { } posting)
        {
            return null;
        }

        return attachment.WithdrawnAt is null && !attachment.Withdraw(Why, await db.ActingAs(posting, now, ct), now).Any;
    }

    /// <returns>Whether fewer may find any of them now; null when none is here.</returns>
    private static bool? Narrow<T>(List<T> found, Func<T, Audience> seenBy, Action<T, Audience> show, Audience audience)
    {
        var wider = found.FindAll(f => seenBy(f) < audience);
        wider.ForEach(f => show(f, audience));
        return found.Count == 0 ? null : wider.Count > 0;
    }

    private async Task<bool?> EndReaders(TakenAway taken, PostingId posting, Now now, CancellationToken ct)
    {
        if (await Episode(taken, ct) is not { } episode)
        {
            return null;
        }

        var readers = await db.LocationReaders.Where(r => r.FamilyEpisode == episode && r.Posting == posting && r.EndedAt == null).ToListAsync(ct);
        readers.ForEach(r => r.End(now));
        return readers.Count > 0;
    }

    private async Task<bool?> Restrict(TakenAway taken, FamilyRestricted restricted, Now now, CancellationToken ct)
    {
        if (await Episode(taken, ct) is not { } episode || await WhoeverDid(taken, episode, now, ct) is not { } posting)
        {
            return null;
        }

        var acting = await db.ActingAs(posting, now, ct);
        if (await db.RestrictionOf(episode, ct) is { } already)
        {
            return already.Label < restricted.Label && !already.Seal(restricted.Label, restricted.Reason, Why, acting, now).Any;
        }

        var placed = Restriction.Place(episode, restricted.Label, restricted.Reason, Why, acting, now);
        if (!placed.Ok)
        {
            return null;
        }

        db.Add(placed.Value);
        if (posting.Value != taken.By)
        {
            db.Add(ListedPosting.Put(episode, posting, null, posting, now).Value);
            ledger.Tell(new PutOnFamilysList(posting, null), About(taken), posting);
        }

        return true;
    }

    /// <summary>Who did it; for somebody who came after the backup a manager of its team, so that it does not stand open until people look.</summary>
    private async Task<PostingId?> WhoeverDid(TakenAway taken, FamilyEpisodeId episode, Now now, CancellationToken ct) =>
        taken.By is { } by && await db.Postings.AnyAsync(p => p.Id == new PostingId(by), ct)
            ? new PostingId(by)
            : await (from i in db.Involvements
                     join p in db.Postings on i.Team equals p.Team
                     where i.FamilyEpisode == episode && i.Kind == InvolvementKind.FamilyTeam && i.EndedOn == null
                     where p.Role == Role.TeamManager && p.StartsOn <= now.Today && (p.EndsOn == null || p.EndsOn >= now.Today)
                     orderby p.Id
                     select (PostingId?)p.Id).FirstOrDefaultAsync(ct);

    /// <summary>Only for a family that is restricted: without its list nobody could open it.</summary>
    private async Task<bool?> List(TakenAway taken, PutOnFamilysList put, Now now, CancellationToken ct)
    {
        if (await Episode(taken, ct) is not { } episode || taken.By is not { } by || await db.RestrictionOf(episode, ct) is null || await db.Postings.FindAsync([put.Posting], ct) is null)
        {
            return null;
        }

        if (await db.ListedPostings.AnyAsync(n => n.FamilyEpisode == episode && n.Posting == put.Posting && n.EndedOn == null, ct))
        {
            return false;
        }

        var listed = ListedPosting.Put(episode, put.Posting, put.Until, new PostingId(by), now);
        if (listed.Ok)
        {
            db.Add(listed.Value);
        }

        return listed.Ok;
    }

    private async Task<bool?> TakeOff(TakenAway taken, PostingId posting, Now now, CancellationToken ct)
    {
        if (await Episode(taken, ct) is not { } episode)
        {
            return null;
        }

        var listed = await db.ListedPostings.Where(n => n.FamilyEpisode == episode && n.Posting == posting && n.EndedOn == null).ToListAsync(ct);
        listed.ForEach(n => n.TakeOff(now.Today));
        return listed.Count > 0;
    }

    private async Task<FamilyEpisodeId?> Episode(TakenAway taken, CancellationToken ct) =>
        taken.FamilyEpisode is { } id && await db.FamilyEpisodes.AnyAsync(e => e.Id == new FamilyEpisodeId(id), ct) ? new FamilyEpisodeId(id) : null;

    private static PostingId? PostingId(Guid? id) => id is { } value ? new PostingId(value) : null;

    private static About About(TakenAway taken) => new(
        taken.Family is { } family ? new FamilyId(family) : null,
        taken.FamilyEpisode is { } episode ? new FamilyEpisodeId(episode) : null,
        taken.Person is { } person ? new PersonId(person) : null);
}
