using Kith.Platform.Web;
using Xunit;

namespace Kith.Tests.Platform.Web;

public sealed class CsvLineTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData(null, "")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("a;b", "\"a;b\"")]
    [InlineData("say \"yes\"", "\"say \"\"yes\"\"\"")]
    [InlineData("two\r\nlines", "\"two\r\nlines\"")]
    [InlineData("=1+1", "\"'=1+1\"")]
    [InlineData("+44", "\"'+44\"")]
    [InlineData("-2+3", "\"'-2+3\"")]
    [InlineData("@SUM(A1)", "\"'@SUM(A1)\"")]
    [InlineData("\t=1", "\"'\t=1\"")]
    [InlineData("\r=1", "\"'\r=1\"")]
    [InlineData("  =1", "\"'  =1\"")]
    [InlineData("\0=1", "\"'=1\"")]
    public void A_cell_is_text_whatever_stands_in_it(string? value, string cell) => Assert.Equal($"first,{cell}\r\n", CsvLine.Of("first", value));

    [Fact]
    public void A_file_begins_as_spreadsheets_ask_for() => Assert.Equal("\uFEFFa,b\r\n1,\r\n"u8.ToArray(), CsvLine.File([["a", "b"], ["1", null]]));
}
