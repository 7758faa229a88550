using System.Text;
using Kith.Returns.PeopleFile;

namespace Kith.Returns.Tests.PeopleFile;

public sealed class PeopleReaderTests
{
    private const string Heading = "LAchildID,first_name,last_name,household,relationship,protected\n";

    [Fact]
    public void Columns_may_stand_in_any_order_with_a_byte_order_mark_and_any_line_end()
    {
        var read = Read("\uFEFFprotected,HOUSEHOLD,relationship,last_name,first_name,LAchildID\r\nYes,H1,child,\"O\"\"Hara, of\r\nhere\",Amy,C1\rno,H1,mother,Hill,Vera,");

        Assert.Equal(new PeopleRow(2, "C1", "Amy", "O\"Hara, of\r\nhere", "H1", "child", true), read.Rows[0]);
        Assert.Equal(new PeopleRow(4, null, "Vera", "Hill", "H1", "mother", false), read.Rows[1]);
        Assert.Empty(read.LeftOut);
    }

    [Theory]
    [InlineData("C1,Amy,Hill,H1,child,no,more", "it has 7 values where the heading has 6")]
    [InlineData("C1,Amy,Hill,H1,child", "it has 5 values where the heading has 6")]
    [InlineData("C1,Amy,\"Hill\"x,H1,child,no", "text stands after a closing quotation mark")]
    [InlineData("C1,Amy,Hi\"ll,H1,child,no", "a quotation mark stands inside a value that is not in quotation marks")]
    [InlineData("C1,Amy,Hi\0ll,H1,child,no", "it holds a null character")]
    [InlineData(",,,H1,mother,no", "it is an adult without a name")]
    [InlineData(",Vera,Hill,,mother,no", "it has neither LAchildID nor household")]
    [InlineData("C1,Amy,Hill,H1,child,maybe", "its protected is neither yes nor no")]
    [InlineData("C0,Amy,Hill,H1,child,no", "C0: this LAchildID already stands on line 2")]
    [InlineData(",Gran,Hill,H0,grandmother,no", "it repeats line 3")]
    public void A_bad_row_is_left_out_with_its_line_and_why(string row, string why)
    {
        var read = Read($"{Heading}C0,Ben,Reed,H0,child,no\n,Gran,Hill,H0,grandmother,no\n{row}\nC9,Cal,Reed,H9,child,no\n");

        Assert.Equal(new PeopleLeftOut(4, why), Assert.Single(read.LeftOut));
        Assert.Equal(3, read.Rows.Count);
    }

    [Fact]
    public void A_value_too_long_is_left_out() =>
        Assert.Equal("one of its values is longer than 200 characters", Assert.Single(Read($"{Heading}C1,{new string('a', 201)},Hill,,child,no").LeftOut).Why);

    [Theory]
    [InlineData(",Vera,Hill,H1,mother,perhaps")]
    [InlineData(",Vera, Ann,Hill,H1,mother,yes")]
    [InlineData(",Ve\"ra,Hill,H1,mother,yes")]
    [InlineData(",,,H1,mother,yes")]
    [InlineData(",Vera,Hill,H1")]
    public void A_household_whose_protection_is_in_doubt_is_left_out_whole(string doubtful)
    {
        var read = Read($"{Heading}C1,Amy,Hill,H1,child,no\n{doubtful}\nC2,Ben,Reed,H2,child,no\n");

        Assert.Equal("C2", Assert.Single(read.Rows).LaChildId);
        Assert.Equal("its household is left out until line 3 is put right, so that nobody comes in unprotected", read.LeftOut[0].Why);
    }

    [Fact]
    public void Unknown_columns_are_named() => Assert.Equal(["shoe size"], Read($"shoe size,{Heading}").UnknownColumns);

    [Theory]
    [InlineData("", 1, "The file is empty")]
    [InlineData("C1,Amy\n", 1, "The heading lacks LAchildID, first_name, last_name, household, relationship, protected: it must name LAchildID, first_name, last_name, household, relationship, protected (line 1)")]
    [InlineData("household," + Heading, 1, "The heading names a column twice: household (line 1)")]
    [InlineData(Heading + "C1,\"Amy,Hill,H1,child,no\nC2,Ben,Hill,H1,child,no\n", 2, "A quotation mark that opens in the row of line 2 is never closed")]
    public void An_unreadable_file_says_why(string text, int line, string why)
    {
        var fault = Assert.Throws<PeopleUnreadable>(() => Read(text));

        Assert.Equal((line, why), (fault.Line, fault.Reason));
    }

    [Fact]
    public void A_file_in_another_encoding_is_not_guessed_at() =>
        Assert.StartsWith("The file is not in UTF-8", Assert.Throws<PeopleUnreadable>(() => PeopleReader.Read(new MemoryStream(Encoding.Latin1.GetBytes(Heading + "C1,Zoë,Hill,H1,child,no\n")))).Reason, StringComparison.Ordinal);

    private static PeopleRead Read(string text) => PeopleReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)));
}
