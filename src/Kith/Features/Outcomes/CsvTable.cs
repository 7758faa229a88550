using System.Buffers;
using System.Text;

namespace Kith.Features.Outcomes;

/// <summary>
/// Writes a table as comma-separated values (RFC 4180) in UTF-8 with a byte order mark, which spreadsheets ask for. A cell that a spreadsheet would run as
/// a formula is made a text (OWASP, CSV injection).
/// </summary>
internal static class CsvTable
{
    private static readonly char[] Risky = ['=', '+', '-', '@', '\t', '\r', '\n'];
    private static readonly SearchValues<char> Quoted = SearchValues.Create(",\"\r\n;'");

    public static byte[] Write(IEnumerable<IReadOnlyList<string?>> rows)
    {
        var text = new StringBuilder();
        foreach (var row in rows)
        {
            text.AppendJoin(',', row.Select(Cell)).Append("\r\n");
        }

        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    private static string Cell(string? value)
    {
        var safe = value is { Length: > 0 } && Risky.Contains(value[0]) ? $"'{value}" : value ?? string.Empty;
        return safe.AsSpan().ContainsAny(Quoted) ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }
}
