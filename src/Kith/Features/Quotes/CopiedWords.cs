using Kith.Features.Access;
using Kith.Features.Families;
using Kith.Platform.Data;
using Kith.Platform.Forms;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Quotes;
using Kith.Practice.Shared;
using Kith.Practice.Workbook;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Kith.Features.Quotes;

/// <summary>
/// Words that an author copied from a part with a label into any text that others read: they go no further until the author says that everybody may know them, and then
/// the Ledger tells of which label they were. Compared with what the author may read in any family: nobody learns of words that they did not know.
/// </summary>
public sealed class CopiedWords(KithDb db, Ledger ledger) : IAskBeforeSaving
{
    private const string OfThisFamily = "Part of this stands in a paragraph that not everybody may read. Change it, or confirm that everybody who reads this may know it";

    private const string OfAnotherFamily = "Part of this was kept apart in the record of another family. Change it, or confirm that everybody who reads this may know it";

    public async Task<string?> Ask(HttpContext form, bool isConfirmed, Acting by, CancellationToken ct)
    {
        var texts = db.ChangeTracker.Entries().Where(e => e.State is EntityState.Added or EntityState.Modified && e.Entity is not Quote).SelectMany(Written).ToList();
        var prints = texts.SelectMany(t => Copied.PrintsIn(t.Words)).Distinct().ToList();
        var parts = prints.Count == 0 ? [] : await db.WordPrints.TagWith("Control: words kept apart").Where(p => EF.Parameter(prints).Contains(p.Print)).Select(p => p.Part).Distinct().ToListAsync(ct);
        if (parts.Count == 0)
        {
            return null;
        }

        var here = form.Features.Get<BeforeWhom>()?.Episode;
        var kept = await Kept(parts, by, ct);
        var copied = texts.SelectMany(t => Copied.Among(t.Words, kept.Where(k => k.FamilyEpisode != here || k.Side != t.Side), k => k.Words))
            .Select(k => (k.FamilyEpisode, k.Side)).Distinct().ToList();
        if (copied.Count == 0 || !isConfirmed)
        {
            return copied.Count == 0 ? null : copied.Exists(c => c.FamilyEpisode != here) ? OfAnotherFamily : OfThisFamily;
        }

        foreach (var (episode, side) in copied)
        {
            ledger.Tell(new LabelledWordsRepeated(here), new About(await db.FamilyOf(episode, ct), episode, Side: side), by);
        }

        return null;
    }

    /// <summary>Every text of a row that is new, whatever its table, with the label that it carries.</summary>
    private static IEnumerable<(string Words, Side Side)> Written(EntityEntry row) =>
        row.Properties.Where(p => row.State == EntityState.Added || p.IsModified).Select(p => p.CurrentValue).OfType<string>().Where(words => words.Length >= Copied.Shortest)
            .Select(words => (words, row.Entity is ISided sided ? new Side(sided.Label, sided.LabelPerson) : Side.Shared));

    private async Task<List<(FamilyEpisodeId FamilyEpisode, Side Side, string Words)>> Kept(List<RowId> parts, Acting by, CancellationToken ct)
    {
        var segments = await db.Segments.ReadableBy(db, by, Duty.ReadWorkbook).Where(s => parts.Contains(s.Id)).Select(s => new { s.FamilyEpisode, s.Label, s.LabelPerson, Words = s.Text }).ToListAsync(ct);
        var lines = await db.SignificantEvents.ReadableBy(db, by, Duty.ReadWorkbook).Where(s => parts.Contains(s.Id))
            .Select(s => new { s.FamilyEpisode, s.Label, s.LabelPerson, Words = s.Line + "\n" + s.Impact }).ToListAsync(ct);
        var minutes = await db.Minutes.ReadableBy(db, by, Duty.ReadSupervision).Where(m => parts.Contains(m.Id)).Select(m => new { m.FamilyEpisode, m.Label, m.LabelPerson, Words = m.Text }).ToListAsync(ct);
        return segments.Concat(lines).Concat(minutes).Select(k => (k.FamilyEpisode, new Side(k.Label, k.LabelPerson), k.Words)).ToList();
    }
}
