using System.Buffers;
using System.Text;

namespace Kith.Platform.Web;

/// <summary>
/// A line of comma-separated values as RFC 4180 has it, ended by CRLF. A value that a spreadsheet would take for a formula is preceded by an
/// apostrophe, so that it is read as text (TR-62).
/// </summary>
public static class CsvLine
{
    // Some spreadsheets split at a semicolon, and an apostrophe shall survive whoever reads the file next.
    private static readonly SearchValues<char> Quoted = SearchValues.Create(",\"\r\n;'");

    /// <summary>A whole file in UTF-8, with the byte order mark that spreadsheets ask for.</summary>
    public static byte[] File(IEnumerable<IEnumerable<string?>> lines) => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(string.Concat(lines.Select(Of)))];

    public static string Of(params IEnumerable<string?> values) => string.Join(',', values.Select(Cell)) + "\r\n";

    private static string Cell(string? value)
    {
        var text = (value ?? string.Empty).Replace("\0", string.Empty, StringComparison.Ordinal);
        var plain = text.Length > 0 && text.TrimStart(' ') is ['=' or '+' or '-' or '@' or '\t' or '\r' or '\n', ..] ? "'" + text : text;
        return plain.AsSpan().ContainsAny(Quoted) ? $"\"{plain.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : plain;
    }
}
