using System.Buffers;
using System.Globalization;
using System.Text;

namespace Kith.Platform.Web;

/// <summary>
/// A line of comma-separated values as RFC 4180 has it, ended by CRLF. A value that a spreadsheet would take for a formula, or might, is preceded by an
/// apostrophe, so that it is read as text (TR-62). Source of how formulas begin: OWASP, “CSV injection”, wide letters included; those raised, lowered or small are ours.
/// </summary>
public static class CsvLine
{
    // Some spreadsheets split at a semicolon or a tab, and an apostrophe shall survive whoever reads the file next.
    private static readonly SearchValues<char> Quoted = SearchValues.Create(",\"\r\n;\t'");

    /// <summary>A whole file in UTF-8, with the byte order mark that spreadsheets ask for.</summary>
    public static byte[] File(IEnumerable<IEnumerable<string?>> lines) => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(string.Concat(lines.Select(Of)))];

    public static string Of(params IEnumerable<string?> values) => string.Join(',', values.Select(Cell)) + "\r\n";

    private static string Cell(string? value)
    {
        var text = (value ?? string.Empty).Replace("\0", string.Empty, StringComparison.Ordinal);
        var plain = BeginsAFormula(text) ? "'" + text : text;
        return plain.AsSpan().ContainsAny(Quoted) ? $"\"{plain.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : plain;
    }

    /// <summary>Behind whatever is not seen: a sign that begins a formula, in whichever size, or a break that some read as the end of the value.</summary>
    private static bool BeginsAFormula(string text)
    {
        foreach (var letter in text.EnumerateRunes())
        {
            if (letter.Value is '\t' or '\r' or '\n')
            {
                return true;
            }

            if (!Rune.IsWhiteSpace(letter) && Rune.GetUnicodeCategory(letter) is not (UnicodeCategory.Control or UnicodeCategory.Format))
            {
                return letter.ToString().Normalize(NormalizationForm.FormKC) is ['=' or '+' or '-' or '\u2212' or '@', ..];
            }
        }

        return false;
    }
}
