using Kith.Features.Access;
using Kith.Features.Workbook;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Connections;
using Kith.Practice.ServiceDirectory;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Connections;

/// <summary>Keeps a service in mind for a family. Nothing is passed on.</summary>
public sealed class Shortlist(KithDb db, Ledger ledger)
{
    public async Task<Outcome<ConnectionId>> Do(FamilyEpisodeId episode, ServiceId service, ShortlistInput input, Acting by, Now now, CancellationToken ct)
    {
        var side = SideChoice.Parse(input.MayRead);
        if (await db.Refuses(episode, by, Duty.Connect, side ?? Side.Shared, ct) is { } refusal)
        {
            return refusal;
        }

        var family = await db.FamilyEpisodes.Where(e => e.Id == episode).Select(e => new { e.Family, e.ClosedOn }).SingleAsync(ct);
        var terms = await db.TermsOf(service).Select(t => t.Name).ToListAsync(ct);
        var kept = Connection.Shortlist(episode, service, HelpNeed.AreSided(terms), Text.Trimmed(input.Need), input.Reason, side, by.Posting, now);
        var no = new Refusals().Within(string.Empty, kept.Refusals)
            .If(family.ClosedOn is not null, string.Empty, "This work is closed: no service can be added")
            .If(!await db.Services.AnyAsync(s => s.Id == service && s.Audience != Audience.Confidential, ct), string.Empty, "This service is no longer in the directory");
        if (no.Any)
        {
            return no;
        }

        db.Connections.Add(kept.Value);
        ledger.Tell(new ServiceShortlisted(kept.Value.Id, service), new About(family.Family, episode, Side: side!.Value), by);
        return kept.Value.Id;
    }
}

/// <summary>Words a line of the shortlist anew, takes it off, or puts it back.</summary>
public sealed class ChangeShortlisted(KithDb db, Ledger ledger)
{
    public async Task<Outcome<ConnectionId>> Do(ConnectionId id, ChangeShortlistedInput input, Acting by, Now now, CancellationToken ct)
    {
        var (connection, refusal) = await db.ConnectionToWrite(id, input.Version, by, ct);
        if (connection is null)
        {
            return refusal!;
        }

        var no = input.Remove switch
        {
            true => connection.Remove(now),
            false => connection.PutBack(),
            null => connection.Reword(input.Reason),
        };
        if (no.Any)
        {
            return no;
        }

        ledger.Tell(new ShortlistChanged(id, connection.RemovedAt is not null), await db.AboutOf(connection, ct), by);
        return id;
    }
}

internal static class ConnectionAtHand
{
    /// <summary>The terms under which directories list help with the needs, in the spellings of the table, in small letters or in capitals.</summary>
    public static IQueryable<TaxonomyTerm> Named(this IQueryable<TaxonomyTerm> terms, IEnumerable<HelpNeed> needs)
    {
        var names = needs.SelectMany(n => n.Terms).SelectMany(t => new[] { t, t.ToLowerInvariant(), t.ToUpperInvariant() }).Distinct().ToList();
        return terms.Where(t => names.Contains(t.Name));
    }

    /// <summary>The terms of a service with all that they stand under.</summary>
    public static IQueryable<TaxonomyTerm> TermsOf(this KithDb db, ServiceId service) =>
        from s in db.Services
        join t in db.Set<ServiceDirectory.ServiceTerm>() on s.Number equals t.Service
        join a in db.Set<ServiceDirectory.TermAncestor>() on t.Term equals a.Term
        join n in db.TaxonomyTerms on a.Ancestor equals n.Id
        where s.Id == service
        select n;

    /// <summary>A connection that the worker may change, as it was when they read it; otherwise why not.</summary>
    public static async Task<(Connection? Connection, Refusal? Refusal)> ConnectionToWrite(this KithDb db, ConnectionId id, int version, Acting by, CancellationToken ct)
    {
        if (await db.Connections.AsSplitQuery().FirstOrDefaultAsync(c => c.Id == id, ct) is not { } connection)
        {
            return (null, Refusal.NotFound);
        }

        var refusal = await db.Refuses(connection.FamilyEpisode, by, Duty.Connect, connection.Side, ct) ?? (connection.Version == version ? null : Refusal.Stale);
        return refusal is null ? (connection, null) : (null, refusal);
    }

    public static async Task<About> AboutOf(this KithDb db, Connection connection, CancellationToken ct)
    {
        var family = await db.FamilyEpisodes.Where(e => e.Id == connection.FamilyEpisode).Select(e => e.Family).SingleAsync(ct);
        return new About(family, connection.FamilyEpisode, connection.People is [var only] ? only.Person : null, connection.Side);
    }
}
