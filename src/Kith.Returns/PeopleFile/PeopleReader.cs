using System.Text;

namespace Kith.Returns.PeopleFile;

/// <summary>One person of a people file: a child by LAchildID, or an adult of a household.</summary>
/// <param name="Line">The line on which the row begins, counted from 1.</param>
/// <param name="LaChildId">The authority's number of a child; null for an adult.</param>
/// <param name="Household">The code that all who live together share; null for a child alone.</param>
/// <param name="Relationship">The word as sent, such as "mother".</param>
public sealed record PeopleRow(int Line, string? LaChildId, string? FirstName, string? LastName, string? Household, string? Relationship, bool IsProtected)
{
    public bool IsChild => LaChildId is not null;
}

/// <summary>A row that is not taken, and why.</summary>
public sealed record PeopleLeftOut(int Line, string Why);

/// <summary>A people file read whole: the rows to take, those left out, and the columns that nobody asked for.</summary>
public sealed record PeopleRead(IReadOnlyList<PeopleRow> Rows, IReadOnlyList<PeopleLeftOut> LeftOut, IReadOnlyList<string> UnknownColumns);

/// <summary>
/// Reads the names and households that belong to a census: CSV with a heading line and the columns LAchildID, first_name, last_name, household,
/// relationship and protected (yes or no) in any order, UTF-8 with or without a byte order mark. Nobody of a household is taken while the protection
/// of one of its rows cannot be read: what should have been protected must not come in unprotected.
/// </summary>
public static class PeopleReader
{
    /// <summary>Characters in one value.</summary>
    public const int LongestValue = 200;

    private static readonly string[] Columns = ["LAchildID", "first_name", "last_name", "household", "relationship", "protected"];

    /// <exception cref="PeopleUnreadable">Not UTF-8, without its heading line, or with a quotation mark that is never closed.</exception>
    public static PeopleRead Read(Stream file)
    {
        using var text = new StreamReader(file, new UTF8Encoding(false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: false, leaveOpen: true);
        var line = 0;
        try
        {
            Sorting? sorting = null;
            foreach (var row in Csv.Read(text))
            {
                line = row.Line;
                if (sorting is null)
                {
                    sorting = new Sorting(Heading(row));
                }
                else
                {
                    sorting.Sort(row);
                }
            }

            return sorting?.Done() ?? throw new PeopleUnreadable(1, "The file is empty");
        }
        catch (DecoderFallbackException fault)
        {
            throw new PeopleUnreadable(line + 1, $"The file is not in UTF-8 (after line {line})", fault);
        }
    }

    private static Dictionary<string, int> Heading(CsvRow row)
    {
        var places = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (var (index, field) in row.Fields.Index())
        {
            // The byte order mark is not part of the first column's name.
            var name = field.Trim('\uFEFF').Trim();
            if (!places.TryAdd(name, index))
            {
                throw new PeopleUnreadable(row.Line, $"The heading names a column twice: {name} (line {row.Line})");
            }
        }

        var missing = Columns.Where(c => !places.ContainsKey(c)).ToList();
        return missing.Count == 0
            ? places
            : throw new PeopleUnreadable(row.Line, $"The heading lacks {string.Join(", ", missing)}: it must name {string.Join(", ", Columns)} (line {row.Line})");
    }

    private sealed class Sorting(Dictionary<string, int> places)
    {
        private readonly List<PeopleRow> rows = [];
        private readonly List<PeopleLeftOut> leftOut = [];
        private readonly Dictionary<string, int> linesByNumber = new(StringComparer.Ordinal);
        private readonly Dictionary<(string?, string?, string?, string?), int> linesByAdult = [];
        private readonly Dictionary<string, int> inDoubt = new(StringComparer.Ordinal);

        public void Sort(CsvRow row)
        {
            var why = row.Fault ?? (row.Fields.Count != places.Count ? $"it has {row.Fields.Count} values where the heading has {places.Count}" : null);
            if (why is not null)
            {
                leftOut.Add(new PeopleLeftOut(row.Line, why));
                Doubt(row);
                return;
            }

            var said = Value(row, "protected");
            var person = new PeopleRow(
                row.Line, Value(row, "LAchildID"), Value(row, "first_name"), Value(row, "last_name"), Value(row, "household"), Value(row, "relationship"), Yes(said) ?? false);
            why = Yes(said) is null ? "its protected is neither yes nor no" : WhyNot(person);
            if (why is null)
            {
                rows.Add(person);
                return;
            }

            leftOut.Add(new PeopleLeftOut(row.Line, why));

            // A row left out may still say that its household is protected.
            if (person.Household is { } household && Yes(said) != false)
            {
                inDoubt.TryAdd(household, row.Line);
            }
        }

        public PeopleRead Done()
        {
            foreach (var row in rows.Where(r => r.Household is not null && inDoubt.ContainsKey(r.Household)))
            {
                leftOut.Add(new PeopleLeftOut(row.Line, $"its household is left out until line {inDoubt[row.Household!]} is put right, so that nobody comes in unprotected"));
            }

            var unknown = places.OrderBy(p => p.Value).Select(p => p.Key).Where(name => !Columns.Contains(name, StringComparer.OrdinalIgnoreCase)).ToList();
            return new PeopleRead(
                rows.FindAll(r => r.Household is null || !inDoubt.ContainsKey(r.Household)), leftOut.OrderBy(l => l.Line).ToList(), unknown);
        }

        // Which of its values is the household cannot be told, so each of them may be.
        private void Doubt(CsvRow row)
        {
            var answers = row.Fields.Select(f => f.Trim()).Where(f => f.Length > 0).ToList();
            if (answers.Exists(a => Yes(a) == true) || !answers.Exists(a => Yes(a) == false))
            {
                answers.ForEach(a => inDoubt.TryAdd(a, row.Line));
            }
        }

        private string? WhyNot(PeopleRow row)
        {
            string?[] values = [row.LaChildId, row.FirstName, row.LastName, row.Household, row.Relationship];
            if (values.Any(v => v?.Length > LongestValue))
            {
                return $"one of its values is longer than {LongestValue} characters";
            }

            if (row.LaChildId is { } number)
            {
                return linesByNumber.TryAdd(number, row.Line) ? null : $"{number}: this LAchildID already stands on line {linesByNumber[number]}";
            }

            if (row.Household is null)
            {
                return "it has neither LAchildID nor household";
            }

            if (row.FirstName is null && row.LastName is null)
            {
                return "it is an adult without a name";
            }

            var adult = (row.Household, row.Relationship, row.FirstName, row.LastName);
            return linesByAdult.TryAdd(adult, row.Line) ? null : $"it repeats line {linesByAdult[adult]}";
        }

        private string? Value(CsvRow row, string column) => row.Fields[places[column]].Trim() is { Length: > 0 } value ? value : null;

        private static bool? Yes(string? said) => said?.ToUpperInvariant() switch
        {
            "YES" or "Y" or "TRUE" or "1" => true,
            "NO" or "N" or "FALSE" or "0" or null => false,
            _ => null,
        };
    }
}
