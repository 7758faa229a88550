using Kith.Features.Access;
using Kith.Platform.Data;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Kith.Practice.Workbook;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Workbook;

/// <summary>Reads entries with their parts in a fixed number of queries, however many entries there are.</summary>
public sealed class EntriesReader(KithDb db)
{
    /// <summary>The entries that are the latest of their versions and that the worker may read. A partner reads what they sent themselves.</summary>
    public IQueryable<Entry> LatestIn(FamilyEpisodeId episode, Acting by, Relationship held) => OpenTo(episode, by, held).Where(e => e.ReplacedBy == null);

    /// <summary>A partner who does not lead reads what they sent themselves and nothing else.</summary>
    public static bool ReadsOnlyOwn(Acting by, Relationship held) => by.Role.IsPartner() && !held.HasFlag(Relationship.Allocated);

    /// <summary>How many entries the reader may know to be there, of which a part at least is withheld from them.</summary>
    public async Task<int> CountWithheld(FamilyEpisodeId episode, Acting by, Relationship held, CancellationToken ct)
    {
        if (AccessRule.WithheldFrom(by, held).Count == 0)
        {
            return 0;
        }

        var segments = db.Segments.Where(s => s.FamilyEpisode == episode).WithheldFrom(by, held);
        var lines = db.SignificantEvents.Where(s => s.FamilyEpisode == episode).WithheldFrom(by, held);
        return await db.Entries.CountAsync(e => e.FamilyEpisode == episode && e.ReplacedBy == null && (segments.Any(s => s.Entry == e.Id) || lines.Any(s => s.Entry == e.Id)), ct);
    }

    /// <summary>One entry of any version, or nothing when it is not for this reader.</summary>
    public async Task<EntryInView?> Find(EntryId id, FamilyEpisodeId episode, Acting by, Relationship held, CancellationToken ct)
    {
        var found = await Read(OpenTo(episode, by, held).Where(e => e.Id == id), episode, by, held, ct);
        return found is [var entry] && (!entry.Versions.IsReplaced || entry.Versions.ReplacedBy is not null) ? entry : null;
    }

    /// <param name="wanted">Which entries, in which order, already readable and paged.</param>
    public async Task<IReadOnlyList<EntryInView>> Read(IQueryable<Entry> wanted, FamilyEpisodeId episode, Acting by, Relationship held, CancellationToken ct)
    {
        var (heads, ids) = await Heads(wanted, ct);
        if (ids.Count == 0)
        {
            return [];
        }

        var segments = await Segments(ids, episode, by, held).ToListAsync(ct);
        var sightings = await db.Sightings.Where(s => ids.Contains(s.Entry)).Select(s => new SightingInView(s.Entry, s.Child, s.Seen)).ToListAsync(ct);
        var stages = await db.Stages.ReadableIn(episode, by, held).Where(s => ids.Contains(s.Entry))
            .Select(s => new StageInView(s.Entry, s.Adult, s.Behaviour, s.Stage, s.On, s.Label)).ToListAsync(ct);
        var modules = await db.ModuleWork.ReadableIn(episode, by, held).Where(m => ids.Contains(m.Entry))
            .Select(m => new ModuleInView(m.Entry, m.Module, m.Parent, m.Label)).ToListAsync(ct);
        var sessions = await db.SessionTallies.ReadableIn(episode, by, held).Where(s => ids.Contains(s.Entry))
            .Select(s => new SessionsInView(s.Entry, s.Adult, s.Offered, s.Attended, s.Missed, s.Label)).ToListAsync(ct);
        var significant = await Significant(ids, episode, by, held).ToListAsync(ct);
        var partlyClosed = await PartlyClosed(heads, episode, by, held, ct);
        return heads.ConvertAll(h => h.With(
            partlyClosed, segments, sightings, stages.FindAll(s => s.Entry == h.Id), modules.FindAll(m => m.Entry == h.Id), sessions.FindAll(s => s.Entry == h.Id), significant));
    }

    /// <summary>The same entries as they stand in one child's file: the parts that speak of everyone, and those about this child.</summary>
    public async Task<IReadOnlyList<EntryInView>> ReadForChild(
        IQueryable<Entry> wanted, PersonId child, FamilyEpisodeId episode, Acting by, Relationship held, CancellationToken ct)
    {
        var (heads, ids) = await Heads(wanted, ct);
        if (ids.Count == 0)
        {
            return [];
        }

        var segments = await Segments(ids, episode, by, held, child).ToListAsync(ct);
        var sightings = await db.Sightings.Where(s => ids.Contains(s.Entry) && s.Child == child).Select(s => new SightingInView(s.Entry, s.Child, s.Seen)).ToListAsync(ct);
        var significant = await Significant(ids, episode, by, held).ToListAsync(ct);
        var partlyClosed = await PartlyClosed(heads, episode, by, held, ct);
        return heads.ConvertAll(h => h.With(partlyClosed, segments, sightings, [], [], [], significant));
    }

    private IQueryable<Entry> OpenTo(FamilyEpisodeId episode, Acting by, Relationship held)
    {
        var entries = db.Entries.ReadableIn(episode, by, held);
        return ReadsOnlyOwn(by, held) ? entries.Where(e => e.Author == by.Posting) : entries;
    }

    private async Task<(List<Head> Heads, List<EntryId> Ids)> Heads(IQueryable<Entry> wanted, CancellationToken ct)
    {
        var heads = await (from e in wanted
                           join p in db.Postings on e.Author equals p.Id
                           join w in db.Workers on p.Worker equals w.Id
                           select new Head(e.Id, e.Kind, e.UpdateKind, e.HappenedOn, e.RecordedAt, e.Author, w.Name, p.Role, e.Origin, e.Replaces, e.WhyCorrected, e.ReplacedBy))
            .ToListAsync(ct);
        return (heads, heads.ConvertAll(h => h.Id));
    }

    private IQueryable<SegmentInView> Segments(List<EntryId> ids, FamilyEpisodeId episode, Acting by, Relationship held, PersonId? child = null)
    {
        var segments = db.Segments.ReadableIn(episode, by, held).Where(s => ids.Contains(s.Entry));
        if (child is { } one)
        {
            segments = segments.Where(s => (s.IsAboutEveryone && s.Label == Label.General) || s.About.Any(a => a.Person == one));
        }

        return segments.OrderBy(s => s.Place).Select(s => new SegmentInView(s.Entry, s.Kind, s.Text, s.Label, s.LabelPerson, s.Place, s.About.Select(a => a.Person).ToList()));
    }

    private IQueryable<SignificantInView> Significant(List<EntryId> ids, FamilyEpisodeId episode, Acting by, Relationship held) =>
        db.SignificantEvents.ReadableIn(episode, by, held).Where(s => ids.Contains(s.Entry))
            .Select(s => new SignificantInView(s.Entry, s.Line, s.Impact, s.Label, s.LabelPerson));

    /// <summary>Which of the corrected entries have, in any version, a part that this reader may not read.</summary>
    private async Task<HashSet<EntryId>> PartlyClosed(List<Head> heads, FamilyEpisodeId episode, Acting by, Relationship held, CancellationToken ct)
    {
        var origins = heads.Where(h => h.Replaces is not null || h.ReplacedBy is not null).Select(h => h.Origin).Distinct().ToList();
        if (origins.Count == 0)
        {
            return [];
        }

        var versions = db.Entries.Where(e => origins.Contains(e.Origin));
        var closed = Closed(db.Segments).Concat(Closed(db.Stages)).Concat(Closed(db.ModuleWork)).Concat(Closed(db.SessionTallies)).Concat(Closed(db.SignificantEvents));
        return await closed.Distinct().ToHashSetAsync(ct);

        IQueryable<EntryId> Closed<T>(IQueryable<T> parts)
            where T : class, IPartOfEntry
        {
            var open = parts.ReadableIn(episode, by, held);
            return from part in parts
                   join e in versions on part.Entry equals e.Id
                   where !open.Any(o => o.Id == part.Id)
                   select e.Origin;
        }
    }

    private sealed record Head(
        EntryId Id,
        EntryKind Kind,
        UpdateKind? UpdateKind,
        DateOnly HappenedOn,
        DateTime RecordedAt,
        PostingId Author,
        string AuthorName,
        Role AuthorRole,
        EntryId Origin,
        EntryId? Replaces,
        string? WhyCorrected,
        EntryId? ReplacedBy)
    {
        public EntryInView With(
            HashSet<EntryId> partlyClosed,
            List<SegmentInView> segments,
            List<SightingInView> sightings,
            List<StageInView> stages,
            List<ModuleInView> modules,
            List<SessionsInView> sessions,
            List<SignificantInView> significant)
        {
            var versions = partlyClosed.Contains(Origin)
                ? new VersionsInView(Replaces is not null, ReplacedBy is not null, null, null, null)
                : new VersionsInView(Replaces is not null, ReplacedBy is not null, Replaces, ReplacedBy, WhyCorrected);
            return new EntryInView(
                Id,
                Kind,
                UpdateKind,
                HappenedOn,
                RecordedAt,
                Author,
                AuthorName,
                AuthorRole,
                versions,
                segments.FindAll(s => s.Entry == Id),
                sightings.FindAll(s => s.Entry == Id),
                stages,
                modules,
                sessions,
                significant.FindAll(s => s.Entry == Id));
        }
    }
}
