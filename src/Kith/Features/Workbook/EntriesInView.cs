using Kith.Features.Access;
using Kith.Platform.Data;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Kith.Practice.Workbook;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Workbook;

/// <summary>An entry as one reader may read it: the parts closed to them are not loaded.</summary>
public sealed record EntryInView(
    EntryId Id,
    EntryKind Kind,
    DateOnly HappenedOn,
    DateTime RecordedAt,
    PostingId AuthorPosting,
    string Author,
    Role AuthorRole,
    EntryId? Replaces,
    string? WhyCorrected,
    EntryId? ReplacedBy,
    IReadOnlyList<SegmentInView> Segments,
    IReadOnlyList<SightingInView> Sightings,
    IReadOnlyList<StageInView> Stages,
    IReadOnlyList<ModuleInView> Modules,
    IReadOnlyList<SessionsInView> Sessions,
    IReadOnlyList<SignificantInView> Significant);

public sealed record SegmentInView(EntryId Entry, SegmentKind Kind, string Text, Label Label, PersonId? LabelPerson, int Place, IReadOnlyList<PersonId> About);

public sealed record SightingInView(EntryId Entry, PersonId Child, Seen Seen);

public sealed record StageInView(EntryId Entry, PersonId Adult, Behaviour Behaviour, Stage Stage, DateOnly On);

public sealed record ModuleInView(EntryId Entry, int Module, PersonId Parent);

public sealed record SessionsInView(EntryId Entry, PersonId Adult, int Offered, int Attended, int Missed);

public sealed record SignificantInView(EntryId Entry, string Line, string Impact);

/// <summary>Reads entries with their parts in a fixed number of queries, however many entries there are.</summary>
public sealed class EntriesReader(KithDb db)
{
    /// <param name="wanted">Which entries, in which order, already filtered by <see cref="Sight.ReadableIn"/> and paged.</param>
    public async Task<IReadOnlyList<EntryInView>> Read(IQueryable<Entry> wanted, FamilyEpisodeId episode, Acting by, Relationship held, CancellationToken ct)
    {
        var heads = await (from e in wanted
                           join p in db.Postings on e.Author equals p.Id
                           join w in db.Workers on p.Worker equals w.Id
                           select new { e.Id, e.Kind, e.HappenedOn, e.RecordedAt, e.Author, w.Name, p.Role, e.Replaces, e.WhyCorrected, e.ReplacedBy })
            .ToListAsync(ct);
        var ids = heads.ConvertAll(h => h.Id);
        if (ids.Count == 0)
        {
            return [];
        }

        var segments = await db.Segments.ReadableIn(episode, by, held).Where(s => ids.Contains(s.Entry)).OrderBy(s => s.Place)
            .Select(s => new SegmentInView(s.Entry, s.Kind, s.Text, s.Label, s.LabelPerson, s.Place, s.About.Select(a => a.Person).ToList()))
            .ToListAsync(ct);
        var sightings = await db.Sightings.Where(s => ids.Contains(s.Entry)).Select(s => new SightingInView(s.Entry, s.Child, s.Seen)).ToListAsync(ct);
        var stages = await db.Stages.ReadableIn(episode, by, held).Where(s => ids.Contains(s.Entry))
            .Select(s => new StageInView(s.Entry, s.Adult, s.Behaviour, s.Stage, s.On)).ToListAsync(ct);
        var modules = await db.ModuleWork.ReadableIn(episode, by, held).Where(m => ids.Contains(m.Entry))
            .Select(m => new ModuleInView(m.Entry, m.Module, m.Parent)).ToListAsync(ct);
        var sessions = await db.SessionTallies.ReadableIn(episode, by, held).Where(s => ids.Contains(s.Entry))
            .Select(s => new SessionsInView(s.Entry, s.Adult, s.Offered, s.Attended, s.Missed)).ToListAsync(ct);
        var significant = await db.SignificantEvents.ReadableIn(episode, by, held).Where(s => ids.Contains(s.Entry))
            .Select(s => new SignificantInView(s.Entry, s.Line, s.Impact)).ToListAsync(ct);
        return heads.ConvertAll(h => new EntryInView(
            h.Id,
            h.Kind,
            h.HappenedOn,
            h.RecordedAt,
            h.Author,
            h.Name,
            h.Role,
            h.Replaces,
            h.WhyCorrected,
            h.ReplacedBy,
            segments.FindAll(s => s.Entry == h.Id),
            sightings.FindAll(s => s.Entry == h.Id),
            stages.FindAll(s => s.Entry == h.Id),
            modules.FindAll(m => m.Entry == h.Id),
            sessions.FindAll(s => s.Entry == h.Id),
            significant.FindAll(s => s.Entry == h.Id)));
    }
}
