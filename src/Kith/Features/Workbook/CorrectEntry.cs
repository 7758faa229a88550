using Kith.Features.Access;
using Kith.Features.Casework;
using Kith.Platform.Data;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Kith.Practice.Workbook;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Workbook;

/// <summary>The author puts an entry right: a new version with its reason. Both stay, and what follows from sightings is worked out anew.</summary>
public sealed class CorrectEntry(KithDb db, WorkbookDesk desk, MeetVisit meetVisit, RestateVisits restateVisits)
{
    public async Task<Outcome<EntryId>> Do(EntryId id, EntryInput input, Acting by, Now now, CancellationToken ct)
    {
        var earlier = await db.Entries
            .Include(e => e.Segments).Include(e => e.Sightings).Include(e => e.Stages).Include(e => e.Modules).Include(e => e.Sessions).Include(e => e.Significant)
            .AsSplitQuery()
            .FirstOrDefaultAsync(e => e.Id == id && e.Kind == input.Kind, ct);
        if (earlier is null)
        {
            return Refusal.NotFound;
        }

        if (await db.Refuses(earlier.FamilyEpisode, by, Duty.CorrectEntry, new Side(earlier.Label, earlier.LabelPerson), ct) is { } refusal)
        {
            return refusal;
        }

        if (earlier.Author != by.Posting)
        {
            return Refusal.Forbidden;
        }

        var family = await desk.Open(earlier.FamilyEpisode, by, ct);
        var composed = input.Compose(family, by, now);
        if (!composed.Ok)
        {
            return new Refusals().Within(string.Empty, composed.Refusals).If(Text.Trimmed(input.WhyCorrected) is null, nameof(input.WhyCorrected), "Enter why the entry is corrected");
        }

        var entry = composed.Value;
        var no = new Refusals().Within(string.Empty, entry.Correct(earlier, input.WhyCorrected, now));
        if (no.Any)
        {
            return no;
        }

        desk.Add(entry, family, by, now);
        await RestateVisits(earlier, entry, now, ct);
        return entry.Id;
    }

    private async Task RestateVisits(Entry earlier, Entry entry, Now now, CancellationToken ct)
    {
        var children = earlier.Sightings.Concat(entry.Sightings).Select(s => s.Child).Distinct().ToList();
        if (children.Count == 0)
        {
            return;
        }

        var others = await db.Sightings
            .Where(s => s.FamilyEpisode == entry.FamilyEpisode && s.Entry != earlier.Id && children.Contains(s.Child) && s.Seen != Seen.NotSeen)
            .Where(s => db.Entries.Any(e => e.Id == s.Entry && e.ReplacedBy == null))
            .Select(s => new { s.Child, s.On, s.Seen })
            .ToListAsync(ct);
        var seen = entry.Sightings.Where(s => s.Seen != Seen.NotSeen).ToList();
        await meetVisit.Do(entry.FamilyEpisode, seen.Select(s => (s.Child, s.Seen == Seen.SeenAlone)).ToList(), entry.HappenedOn, now, ct);
        await restateVisits.Do(
            entry.FamilyEpisode,
            children,
            others.Select(s => (s.Child, s.On, s.Seen == Seen.SeenAlone)).Concat(seen.Select(s => (s.Child, s.On, s.Seen == Seen.SeenAlone))),
            now,
            ct);
    }
}
