namespace Kith.Platform.Web;

/// <summary>
/// A line of comma-separated values as RFC 4180 has it, ended by CRLF. A value that a spreadsheet would take for a formula is preceded by an
/// apostrophe, so that it is read as text (TR-62).
/// </summary>
public static class CsvLine
{
    public static string Of(params IEnumerable<string?> values) => string.Join(',', values.Select(Cell)) + "\r\n";

    private static string Cell(string? value)
    {
        var text = (value ?? string.Empty).Replace("\0", string.Empty, StringComparison.Ordinal);
        var plain = text.Length > 0 && text.TrimStart(' ') is ['=' or '+' or '-' or '@' or '\t' or '\r' or '\n', ..] ? "'" + text : text;
        return plain.AsSpan().ContainsAny(",\"\r\n") || plain.Contains('\'', StringComparison.Ordinal) ? $"\"{plain.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : plain;
    }
}
