using Kith.Features.Access;
using Kith.Features.Families;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Quotes;
using Kith.Practice.Shared;

namespace Kith.Features.Quotes;

/// <summary>Takes words of a record that the worker may read, to stand in another text of the same family under its own label.</summary>
public sealed class TakeQuote(KithDb db, Ledger ledger, QuoteSources sources)
{
    public async Task<Outcome<QuoteId>> Do(FamilyEpisodeId episode, QuoteSource source, Guid id, string? words, Acting by, Now now, CancellationToken ct)
    {
        if (await db.Refuses(episode, by, Duty.Quote, ct) is { } refusal)
        {
            return refusal;
        }

        if (await sources.Open(source, id, episode, by, await db.HeldBy(episode, by, ct), ct) is not { } record)
        {
            return Refusal.NotFound;
        }

        var taken = Quote.Take(episode, source, record.Of, record.From, record.Parts, words, by.Posting, now);
        if (!taken.Ok)
        {
            return new Refusals().Within(string.Empty, taken.Refusals);
        }

        var quote = taken.Value;
        db.Quotes.Add(quote);
        ledger.Tell(new WordsQuoted(quote.Id, source, record.Of), new About(await db.FamilyOf(episode, ct), episode, Side: new Side(quote.Label, quote.LabelPerson)), by);
        return quote.Id;
    }
}
