using Kith.Features.Access;
using Kith.Features.Families;
using Kith.Features.Workbook;
using Kith.Platform.Data;
using Kith.Practice.Access;
using Kith.Practice.Quotes;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Quotes;

/// <summary>
/// Decides of each quote as of the record that it comes from: which parts of it, in its latest version, still say the words, and who of the readers may read one of them.
/// Words are loaded only once that is decided.
/// </summary>
public sealed class QuoteReader(KithDb db) : IQuotes
{
    public async Task<IReadOnlyDictionary<string, QuoteInView>> For(BeforeWhom readers, CancellationToken ct)
    {
        var quotes = await db.Quotes.Where(q => q.FamilyEpisode == readers.Episode)
            .Select(q => new Head(q.Key, q.Entry != null, q.Supervision != null, q.Label, q.LabelPerson)).ToListAsync(ct);
        if (quotes.Count == 0)
        {
            return new Dictionary<string, QuoteInView>();
        }

        var parts = (await Saying(readers.Episode, quotes.ConvertAll(q => q.Source), ct)).ToLookup(p => p.Key);
        var decided = quotes.ConvertAll(q => (q.Key, State: readers.Readers.Min(r => Decide(q, parts[q.Key].ToList(), r.By, r.Held)), Side: SideFor(q, parts[q.Key], readers)));
        var shown = decided.FindAll(d => d.State == QuoteState.Stands).ConvertAll(d => d.Key);
        var told = decided.FindAll(d => d.State is QuoteState.Stands or QuoteState.Gone).ConvertAll(d => d.Key);
        var words = await db.Quotes.Where(q => q.FamilyEpisode == readers.Episode && told.Contains(q.Key))
            .Select(q => new { q.Key, q.From, Words = shown.Contains(q.Key) ? q.Words : string.Empty }).ToDictionaryAsync(q => q.Key, ct);
        return decided.Where(d => d.State != QuoteState.Hidden)
            .ToDictionary(d => d.Key, d => new QuoteInView(d.State, words.GetValueOrDefault(d.Key)?.Words ?? string.Empty, words.GetValueOrDefault(d.Key)?.From ?? string.Empty, d.Side));
    }

    private static QuoteState Decide(Head quote, List<Part> parts, Acting by, Relationship held)
    {
        var duty = QuoteSources.DutyOf(quote.Source);
        if (parts.Exists(p => p.IsOpenTo(by, duty, held)))
        {
            return QuoteState.Stands;
        }

        if (parts.Exists(p => p.Label == Label.General) || parts.AsQueryable().WithheldFrom(by, held).Any())
        {
            return QuoteState.Withheld;
        }

        return parts.Count == 0 && AccessRule.Decide(by, duty, held, new Side(quote.Label, quote.LabelPerson)) == Decision.Allowed ? QuoteState.Gone : QuoteState.Hidden;
    }

    /// <summary>The least guarded part that all of them may read.</summary>
    private static Side SideFor(Head quote, IEnumerable<Part> parts, BeforeWhom readers) =>
        parts.Where(p => readers.Readers.All(r => p.IsOpenTo(r.By, QuoteSources.DutyOf(quote.Source), r.Held))).OrderBy(p => p.Label)
            .Select(p => new Side(p.Label, p.LabelPerson)).FirstOrDefault(new Side(quote.Label, quote.LabelPerson));

    /// <summary>The parts of records that say what is quoted from them: their labels, never their words.</summary>
    private async Task<List<Part>> Saying(FamilyEpisodeId episode, List<QuoteSource> sources, CancellationToken ct)
    {
        List<Part> parts = [];
        var quotes = db.Quotes.Where(q => q.FamilyEpisode == episode);
        if (sources.Contains(QuoteSource.Entry))
        {
            var latest = from q in quotes join e in db.Entries on q.Entry equals (EntryId?)e.Origin where e.ReplacedBy == null select new { q.Key, q.Words, Entry = e.Id, e.Author };
            parts.AddRange(await (from q in latest join s in db.Segments on q.Entry equals s.Entry where s.Text.Contains(q.Words) select new Part(q.Key, s.Label, s.LabelPerson, q.Author)).ToListAsync(ct));
            parts.AddRange(await (from q in latest
                                  join s in db.SignificantEvents on q.Entry equals s.Entry
                                  where s.Line.Contains(q.Words) || s.Impact.Contains(q.Words)
                                  select new Part(q.Key, s.Label, s.LabelPerson, q.Author)).ToListAsync(ct));
        }

        if (sources.Contains(QuoteSource.Supervision))
        {
            parts.AddRange(await (from q in quotes
                                  join m in db.Minutes on q.Supervision equals (SupervisionId?)m.Supervision
                                  where m.Text.Contains(q.Words)
                                  select new Part(q.Key, m.Label, m.LabelPerson, null)).ToListAsync(ct));
        }

        if (sources.Contains(QuoteSource.Assessment))
        {
            parts.AddRange(await (from q in quotes
                                  join a in db.Assessments on q.Assessment equals (AssessmentId?)a.Id
                                  where a.Analysis!.Contains(q.Words) || a.Children.Any(c => c.Analysis!.Contains(q.Words))
                                  select new Part(q.Key, Label.General, null, null)).ToListAsync(ct));
        }

        return parts;
    }

    private sealed record Head(string Key, bool IsOfEntry, bool IsOfSupervision, Label Label, PersonId? LabelPerson)
    {
        public QuoteSource Source => IsOfEntry ? QuoteSource.Entry : IsOfSupervision ? QuoteSource.Supervision : QuoteSource.Assessment;
    }

    /// <param name="Author">Of an entry: a partner who does not lead reads only their own.</param>
    private sealed record Part(string Key, Label Label, PersonId? LabelPerson, PostingId? Author) : ISided
    {
        public bool IsOpenTo(Acting by, Duty duty, Relationship held) =>
            AccessRule.Decide(by, duty, held, new Side(Label, LabelPerson)) == Decision.Allowed && (Author is null || !EntriesReader.ReadsOnlyOwn(by, held) || Author == by.Posting);
    }
}
