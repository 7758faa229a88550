using Kith.Platform.Record;
using Kith.Practice.Quotes;
using Kith.Practice.Shared;

namespace Kith.Features.Quotes;

/// <summary>Words of a record were taken to be quoted: of which record, never which words.</summary>
public sealed record WordsQuoted(QuoteId Quote, QuoteSource Source, Guid Of) : Fact;
