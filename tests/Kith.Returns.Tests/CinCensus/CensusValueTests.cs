using Kith.Returns.CinCensus;
using static Kith.Returns.Tests.CinCensus.Sample;

namespace Kith.Returns.Tests.CinCensus;

public class CensusValueTests
{
    [Theory]
    [InlineData("2024-02-30")]
    [InlineData("31/03/2024")]
    [InlineData("2024-3-1")]
    [InlineData("2024-03-01T00:00:00")]
    [InlineData("unknown")]
    public void A_day_that_is_none_keeps_what_was_sent(string sent)
    {
        var closed = OnlyEpisode($"<CINclosureDate>{sent}</CINclosureDate>").CinClosureDate;

        Assert.Equal(sent, closed.Raw);
        Assert.Null(closed.Value);
        Assert.True(closed.IsUnreadable);
    }

    [Fact]
    public void A_day_is_read_with_white_space_around_it_and_kept_as_sent()
    {
        var closed = OnlyEpisode("<CINclosureDate> 2024-02-29\n</CINclosureDate>").CinClosureDate;

        Assert.Equal((" 2024-02-29\n", new DateOnly(2024, 2, 29)), (closed.Raw, closed.Value!.Value));
    }

    [Theory]
    [InlineData("")]
    [InlineData("<CINclosureDate/>")]
    [InlineData("<CINclosureDate></CINclosureDate>")]
    [InlineData("<CINclosureDate>  </CINclosureDate>")]
    public void A_blank_day_is_not_an_unreadable_one(string element)
    {
        var closed = OnlyEpisode(element).CinClosureDate;

        Assert.Equal(element.Length > 0, closed.IsSent);
        Assert.True(closed.IsBlank);
        Assert.False(closed.IsUnreadable);
        Assert.Null(closed.Value);
    }

    [Theory]
    [InlineData("1", true)]
    [InlineData("true", true)]
    [InlineData("0", false)]
    [InlineData("false", false)]
    [InlineData(" true ", true)]
    [InlineData("True", null)]
    [InlineData("Y", null)]
    [InlineData("", null)]
    public void Yes_and_no_are_read_in_both_spellings_and_no_other(string sent, bool? value)
    {
        var flag = OnlyEpisode($"<ReferralNFA>{sent}</ReferralNFA>").ReferralNfa;

        Assert.Equal((sent, value), (flag.Raw, flag.Value));
        Assert.Equal(value is null && sent.Length > 0, flag.IsUnreadable);
    }

    [Theory]
    [InlineData("2", 2)]
    [InlineData("-1", -1)]
    [InlineData("two", null)]
    [InlineData("1.5", null)]
    public void A_number_is_whole_or_unreadable(string sent, int? value)
    {
        var number = OnlyEpisode($"<ChildProtectionPlans><NumberOfPreviousCPP>{sent}</NumberOfPreviousCPP></ChildProtectionPlans>").ProtectionPlans[0].NumberOfPreviousCpp;

        Assert.Equal((sent, value, value is null), (number.Raw, number.Value, number.IsUnreadable));
    }

    [Fact]
    public void A_text_keeps_its_characters()
    {
        Assert.Equal("A&B <C> é", OnlyChild(File(Child("", "<LAchildID>A&amp;B <![CDATA[<C>]]> &#233;</LAchildID>"))).LaChildId.Raw);
    }

    [Theory]
    [InlineData("<Sex>M</Sex>", "M")]
    [InlineData("<Sex>F</Sex>", "F")]
    [InlineData("<Sex>U</Sex>", "U")]
    [InlineData("<Sex>1</Sex>", null)]
    [InlineData("<GenderCurrent>0</GenderCurrent>", "U")]
    [InlineData("<GenderCurrent>1</GenderCurrent>", "M")]
    [InlineData("<GenderCurrent>2</GenderCurrent>", "F")]
    [InlineData("<GenderCurrent>9</GenderCurrent>", "U")]
    [InlineData("<GenderCurrent>3</GenderCurrent>", null)]
    [InlineData("<Sex></Sex><GenderCurrent>2</GenderCurrent>", "F")]
    [InlineData("", null)]
    public void Sex_and_gender_give_one_sex_code(string sent, string? code)
    {
        Assert.Equal(code, OnlyChild(File(Child("", sent))).SexCode);
    }

    [Fact]
    public void A_census_year_runs_from_april_to_march()
    {
        var year = new CensusYear(2026);

        Assert.Equal((new DateOnly(2025, 4, 1), new DateOnly(2026, 3, 31), "2025-26"), (year.FirstDay, year.LastDay, year.ToString()));
        Assert.True(year.IsKnown);
        Assert.False(new CensusYear(2021).IsKnown);
        Assert.False(new CensusYear(2028).IsKnown);
    }
}
