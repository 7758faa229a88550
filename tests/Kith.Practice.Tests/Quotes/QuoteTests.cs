using Kith.Practice.Access;
using Kith.Practice.Quotes;
using Kith.Practice.Shared;
using Xunit;

namespace Kith.Practice.Tests.Quotes;

public sealed class QuoteTests
{
    private static readonly Now Now = Now.At(new DateTimeOffset(2026, 6, 15, 9, 0, 0, TimeSpan.Zero));
    private static readonly PersonId Vera = new(Guid.NewGuid());
    private static readonly QuotedPart[] Parts = [new("What was written", "She left on Monday.\r\nShe came back.", Side.Shared), new("What was written", "She came back afraid", Side.VictimOf(Vera))];

    [Fact]
    public void A_quote_takes_words_as_they_stand_whatever_line_ends_were_sent_with_the_label_of_the_least_guarded_part()
    {
        var quote = Take("on Monday.\nShe came").Value;
        Assert.Equal(("on Monday.\r\nShe came", Label.General), (quote.Words, quote.Label));
        Assert.Equal((Label.DaVictim, Vera), (Take("back afraid").Value.Label, Take("back afraid").Value.LabelPerson!.Value));
        Assert.Equal(Label.General, Take("She came back").Value.Label);
    }

    [Theory]
    [InlineData(" ", "Enter the words to quote")]
    [InlineData("She never left", "The words must stand in this record as you enter them. Copy them from below")]
    [InlineData("[quote 7K3M9QTB]", "Quote the words themselves and not the mark of another quote")]
    public void Nothing_else_is_quoted(string words, string message) => Assert.Contains(Take(words).Refusals, r => r.Field == "Words" && r.Message == message);

    [Fact]
    public void A_quote_is_no_whole_record() =>
        Assert.Contains(Quote.Take(default, QuoteSource.Entry, Guid.Empty, "x", [new("x", new string('a', 3_000), Side.Shared)], new string('a', 2_001), default, Now).Refusals, r => r.Message == "The quote must be 2,000 characters or fewer");

    [Fact]
    public void A_text_falls_into_its_words_and_its_marks()
    {
        var key = QuoteMark.KeyOf(Guid.Parse("01890000-0000-7000-8000-00ffffffffff"));
        Assert.Equal("ZZZZZZZZ", key);
        Assert.Equal("00000000", QuoteMark.KeyOf(Guid.Empty));
        Assert.Equal([("Before ", null), (null, "ZZZZZZZZ"), (" after", null)], QuoteMark.Pieces("Before [quote zzzzzzzz] after"));
        Assert.False(QuoteMark.IsIn("[quote ABC]"));
        Assert.False(QuoteMark.IsIn(null));
    }

    private static Outcome<Quote> Take(string? words) => Quote.Take(default, QuoteSource.Entry, Guid.NewGuid(), "Visit of 3 June 2026", Parts, words, default, Now);
}
