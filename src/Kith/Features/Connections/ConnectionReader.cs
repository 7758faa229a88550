using Kith.Features.Access;
using Kith.Features.Families;
using Kith.Features.ServiceDirectory;
using Kith.Platform.Data;
using Kith.Practice.Access;
using Kith.Practice.Connections;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Connections;

/// <summary>One connection as its readers see it.</summary>
/// <param name="StandsFor">The listing that stands for its service since the two were found to be one.</param>
public sealed record ConnectionInView(
    Connection Connection, string Service, bool IsListed, ServiceNamed? StandsFor, IReadOnlyDictionary<PostingId, string> Workers)
{
    public string NameOf(PostingId? posting) => posting is { } id ? Workers.GetValueOrDefault(id, "Somebody") : "Somebody";
}

/// <summary>A connection as a line of a list.</summary>
public sealed record ConnectionLine(
    ConnectionId Id, ServiceId ServiceId, string Service, string Reason, ConnectionState State, DateOnly StateOn, DateOnly? ReplyDueOn, Change? Change, Label Label, PersonId? LabelPerson, DateTime? RemovedAt)
{
    public bool IsOpen => State is not (ConnectionState.Shortlisted or ConnectionState.OutcomeTold or ConnectionState.Declined or ConnectionState.Withdrawn);

    public bool IsEnded => State is ConnectionState.OutcomeTold or ConnectionState.Declined or ConnectionState.Withdrawn;
}

/// <summary>A connection from which word is overdue, for whoever asked or leads.</summary>
public sealed record ReplyDue(string FamilyRef, string Family, ConnectionId Id, string Service, ConnectionState State, DateOnly DueOn);

/// <summary>Reads connections as far as each reader may know of them.</summary>
public sealed class ConnectionReader(KithDb db)
{
    public const int Most = 100;

    private const int MostReplies = 25;

    /// <summary>The connections of a family, open ones with the longest awaited first.</summary>
    public async Task<IReadOnlyList<ConnectionLine>> Of(FamilyInView family, Acting by, CancellationToken ct, int most = Most)
    {
        var readable = db.Connections.ReadableIn(family.Episode, by, family.Held);
        return await (from c in readable
                      join s in db.Services on c.Service equals s.Id
                      orderby c.ReplyDueOn == null, c.ReplyDueOn, c.StateOn descending, c.Id
                      select new ConnectionLine(c.Id, s.Id, s.Name, c.Reason, c.State, c.StateOn, c.ReplyDueOn, c.Change, c.Label, c.LabelPerson, c.RemovedAt)).Take(most).ToListAsync(ct);
    }

    /// <summary>The connection of this family when the worker may read it; otherwise it does not exist for them.</summary>
    public async Task<ConnectionInView?> Find(ConnectionId id, FamilyInView family, Acting by, CancellationToken ct)
    {
        var found = await db.Connections.ReadableIn(family.Episode, by, family.Held).AsNoTracking().AsSplitQuery().FirstOrDefaultAsync(c => c.Id == id, ct);
        if (found is null)
        {
            return null;
        }

        var service = await db.Services.Where(s => s.Id == found.Service).Select(s => new
        {
            s.Name,
            s.Audience,
            StandsFor = db.Services.Where(o => o.Id == s.ReplacedBy && o.Audience != Practice.ServiceDirectory.Audience.Confidential).Select(o => new ServiceNamed(o.Id, o.Name)).FirstOrDefault(),
        }).FirstOrDefaultAsync(ct);
        var postings = found.Moves.SelectMany(m => new[] { m.By, m.TakenBackBy }).OfType<PostingId>().Distinct().ToList();
        var names = await (from p in db.Postings join w in db.Workers on p.Worker equals w.Id where postings.Contains(p.Id) select new { p.Id, w.Name }).ToDictionaryAsync(p => p.Id, p => p.Name, ct);
        return new ConnectionInView(found, service?.Name ?? "A service no longer listed", service is not null && service.Audience != Practice.ServiceDirectory.Audience.Confidential, service?.StandsFor, names);
    }

    /// <summary>Connections that the worker asked for, or whose family they lead, and from which word is overdue.</summary>
    public async Task<IReadOnlyList<ReplyDue>> Overdue(Acting by, DateOnly today, CancellationToken ct)
    {
        var me = by.Posting;
        var readable = db.Connections.ReadableBy(db, by, Duty.Connect);
        return await (from c in readable
                      join s in db.Services on c.Service equals s.Id
                      join e in db.FamilyEpisodes on c.FamilyEpisode equals e.Id
                      join f in db.Families on e.Family equals f.Id
                      where c.ReplyDueOn < today && e.ClosedOn == null
                          && (c.AskedBy == me || db.Involvements.Any(i => i.FamilyEpisode == e.Id && i.EndedOn == null && i.Posting == me && i.Kind == InvolvementKind.Allocated))
                      orderby c.ReplyDueOn
                      select new ReplyDue(f.Ref, f.Name, c.Id, s.Name, c.State, c.ReplyDueOn!.Value)).Take(MostReplies).ToListAsync(ct);
    }
}
