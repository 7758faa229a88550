using System.Text;

namespace Kith.Returns.PeopleFile;

/// <summary>One row of a CSV file.</summary>
/// <param name="Line">The line on which it begins, counted from 1.</param>
/// <param name="Fault">Why the row cannot be trusted; null when it reads well.</param>
public sealed record CsvRow(int Line, IReadOnlyList<string> Fields, string? Fault);

/// <summary>Reads comma-separated values as RFC 4180 has them: quotes, doubled quotes, line breaks in quotes; lines end with LF, CRLF or CR.</summary>
public static class Csv
{
    private const int LongestRow = 100_000;

    /// <summary>Every row but the blank ones, each read as it is asked for.</summary>
    /// <exception cref="PeopleUnreadable">A quotation mark is opened and not closed, so that where the rows end is not known.</exception>
    public static IEnumerable<CsvRow> Read(TextReader text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var reader = new RowReader(text);
        while (reader.Next() is { } row)
        {
            if (row.Fields is not [{ Length: 0 }] || row.Fault is not null)
            {
                yield return row;
            }
        }
    }

    private sealed class RowReader(TextReader text)
    {
        private readonly StringBuilder field = new();
        private int line = 1;

        public CsvRow? Next()
        {
            if (text.Peek() < 0)
            {
                return null;
            }

            var begun = line;
            var length = 0;
            var fields = new List<string>();
            string? fault = null;
            var (quoted, closed) = (false, false);
            while (true)
            {
                var read = text.Read();
                if (read < 0 && quoted)
                {
                    throw new PeopleUnreadable(begun, $"A quotation mark that opens in the row of line {begun} is never closed");
                }

                if (++length > LongestRow)
                {
                    throw new PeopleUnreadable(begun, $"The row of line {begun} is longer than {LongestRow} characters: perhaps a quotation mark is not closed");
                }

                var c = (char)read;
                if (quoted)
                {
                    if (c != '"')
                    {
                        line += c == '\n' || (c == '\r' && text.Peek() != '\n') ? 1 : 0;
                        field.Append(c);
                    }
                    else if (text.Peek() == '"')
                    {
                        _ = text.Read();
                        field.Append('"');
                    }
                    else
                    {
                        (quoted, closed) = (false, true);
                    }
                }
                else if (read < 0 || c is '\n' or '\r')
                {
                    if (c == '\r' && text.Peek() == '\n')
                    {
                        _ = text.Read();
                    }

                    line++;
                    Close();
                    return new CsvRow(begun, fields, fault);
                }
                else if (c == ',')
                {
                    Close();
                }
                else if (c == '"' && field.Length == 0 && !closed)
                {
                    quoted = true;
                }
                else
                {
                    fault ??= c == '"' ? "a quotation mark stands inside a value that is not in quotation marks"
                        : closed ? "text stands after a closing quotation mark"
                        : c == '\0' ? "it holds a null character"
                        : null;
                    field.Append(c);
                }
            }

            void Close()
            {
                fields.Add(field.ToString());
                field.Clear();
                closed = false;
            }
        }
    }
}
