using Kith.Practice.Access;
using Kith.Practice.Shared;

namespace Kith.Practice.Quotes;

/// <summary>What kind of record words are quoted from.</summary>
public enum QuoteSource
{
    Entry,
    Supervision,
    Assessment,
}

/// <summary>
/// Words of one record of a family, to stand in another text of the same family. Whoever reads them there is asked about the record that they come from: the words are
/// shown as long as a part of it that the reader may read says them, so that whatever is withdrawn or kept apart there is so here.
/// </summary>
public sealed class Quote : ILabelled
{
    /// <summary>Characters of one quote: more than that is better read where it stands.</summary>
    public const int Longest = 2_000;

    private Quote()
    {
    }

    public QuoteId Id { get; private set; }

    public FamilyEpisodeId FamilyEpisode { get; private set; }

    /// <summary>What its mark in a text says.</summary>
    public string Key { get; private set; } = string.Empty;

    public string Words { get; private set; } = string.Empty;

    /// <summary>Who wrote them, when and in which record, in words.</summary>
    public string From { get; private set; } = string.Empty;

    /// <summary>The first version of the entry that they stand in.</summary>
    public EntryId? Entry { get; private set; }

    public SupervisionId? Supervision { get; private set; }

    public AssessmentId? Assessment { get; private set; }

    /// <summary>The label that the words had when they were quoted; what they carry now is asked of their source.</summary>
    public Label Label { get; private set; }

    public PersonId? LabelPerson { get; private set; }

    public PostingId By { get; private set; }

    public DateTime At { get; private set; }

    /// <param name="parts">The parts of the record as whoever quotes may read them.</param>
    /// <param name="of">The record: for an entry its first version.</param>
    public static Outcome<Quote> Take(FamilyEpisodeId episode, QuoteSource source, Guid of, string from, IReadOnlyCollection<QuotedPart> parts, string? words, PostingId by, Now now)
    {
        var wanted = Text.Trimmed(words);
        var (said, part) = Said(wanted ?? string.Empty, parts);
        var no = new Refusals()
            .If(wanted is null, "Words", "Enter the words to quote")
            .If(wanted?.Length > Longest, "Words", "The quote must be 2,000 characters or fewer")
            .If(QuoteMark.IsIn(wanted), "Words", "Quote the words themselves and not the mark of another quote")
            .If(wanted is not null && part is null, "Words", "The words must stand in this record as you enter them. Copy them from below");
        if (no.Any)
        {
            return no;
        }

        var id = Shared.Id.New<QuoteId>(now);
        return new Quote
        {
            Id = id,
            FamilyEpisode = episode,
            Key = QuoteMark.KeyOf(id.Value),
            Words = said,
            From = from,
            Entry = source == QuoteSource.Entry ? new EntryId(of) : null,
            Supervision = source == QuoteSource.Supervision ? new SupervisionId(of) : null,
            Assessment = source == QuoteSource.Assessment ? new AssessmentId(of) : null,
            Label = part!.Side.Label,
            LabelPerson = part.Side.Person,
            By = by,
            At = now.Moment,
        };
    }

    /// <summary>The words as the record has them, whichever line ends the browser sent, and the least guarded part that says them.</summary>
    private static (string Words, QuotedPart? Part) Said(string words, IReadOnlyCollection<QuotedPart> parts)
    {
        var plain = words.ReplaceLineEndings("\n");
        return new[] { words, plain, plain.ReplaceLineEndings("\r\n") }
            .SelectMany(said => parts.Where(p => p.Text.Contains(said, StringComparison.Ordinal)).Select(p => (said, (QuotedPart?)p)))
            .OrderBy(found => found.Item2!.Side.Label).FirstOrDefault((words, null));
    }
}

/// <summary>One part of a record with the label that it carries.</summary>
public sealed record QuotedPart(string Heading, string Text, Side Side);
