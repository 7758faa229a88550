using Kith.Platform.Record;
using Kith.Practice.Quotes;
using Kith.Practice.Shared;

namespace Kith.Features.Quotes;

/// <summary>Words of a record were taken to be quoted: of which record, never which words.</summary>
public sealed record WordsQuoted(QuoteId Quote, QuoteSource Source, Guid Of) : Fact;

/// <summary>
/// The author of another text wrote words again that stand under this label, and said that everybody who reads them there may know them. Told of the family whose words
/// they are.
/// </summary>
/// <param name="In">The family episode of the other text; null when it is of no family.</param>
public sealed record LabelledWordsRepeated(FamilyEpisodeId? In) : Fact;
