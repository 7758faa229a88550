using System.Globalization;
using System.Text;
using Kith.Returns.PeopleFile;

namespace Kith.Returns.Published;

/// <summary>
/// Reads the open data files of the DfE and the ONS as they are published: CSV in UTF-8 with or without a byte order mark, known by the columns of the
/// heading, which may stand in any order and among others. Symbols in place of a number are kept as they are. What it holds is bounded by the years and
/// areas there can be, because no row may repeat another. Source: explore-education-statistics.service.gov.uk, releases of 2025; OGL v3.
/// </summary>
public static class PublishedReader
{
    private const string Year = "time_period";
    private const string Level = "geographic_level";
    private const string Authority = "old_la_code";

    private static readonly string[] Geography = [Year, Level, "country_code", "country_name", "region_code", "region_name", Authority, "la_name"];
    private static readonly string[] Nearness = ["la_code", "la_name", "rank", "neighbour_code", "neighbour_name", "closeness"];

    /// <summary>Of each file: the column of the count, that of a rate, and the one value that a column must have for the row to count.</summary>
    private static readonly (PublishedKind Kind, string Count, string? Rate, (string Column, string Value)? Only)[] Shapes =
    [
        (PublishedKind.ChildrenInNeed, "At31_episodes", null, null),
        (PublishedKind.Referrals, "referral_count", null, null),
        (PublishedKind.ProtectionPlans, "CPP_At31", null, null),
        (PublishedKind.LookedAfter, "children_count", "rate_per_10000", ("population_type", "Children looked after on 31 March each year")),
        (PublishedKind.Population, "population_estimate", null, ("age_group", "Children aged 0 to 17 years")),
    ];

    /// <summary>c suppressed, k fewer than half a per cent, u unreliable, x and : not available, z not applicable (DfE symbols).</summary>
    private static readonly string[] Symbols = ["c", "k", "low", "u", "x", "z", ":"];

    /// <summary>Reads a file from its beginning, or says by null that its heading is none that Kith knows.</summary>
    /// <param name="file">Can be read and wound back.</param>
    /// <exception cref="PublishedUnreadable">The heading is known and the file is wrong or cut off; says the line and the reason.</exception>
    public static PublishedRead? Read(Stream file)
    {
        ArgumentNullException.ThrowIfNull(file);
        file.Position = 0;
        using var text = new StreamReader(file, new UTF8Encoding(false), detectEncodingFromByteOrderMarks: true, leaveOpen: true);
        using var rows = Csv.Read(text).GetEnumerator();
        if (Heading(rows) is not { } places || KindOf(places) is not { } kind)
        {
            return null;
        }

        var cells = new Cells(places);
        var sheet = kind == PublishedKind.Neighbours ? (ISheet)new NeighbourSheet(cells) : new FigureSheet(cells, Array.Find(Shapes, s => s.Kind == kind));
        var line = 1;
        try
        {
            while (rows.MoveNext())
            {
                line = rows.Current.Line;
                sheet.Take(Whole(rows.Current, places));
            }
        }
        catch (PeopleUnreadable why)
        {
            throw new PublishedUnreadable(why.Line, why.Message, why);
        }

        if (!EndsWithALine(file))
        {
            throw new PublishedUnreadable(line, "The last line has no end: the file is cut off");
        }

        return sheet.Done(line);
    }

    private static Dictionary<string, int>? Heading(IEnumerator<CsvRow> rows)
    {
        try
        {
            return rows.MoveNext() && rows.Current.Fault is null
                ? rows.Current.Fields.Select((name, place) => (Name: name.Trim(), Place: place)).DistinctBy(c => c.Name).ToDictionary(c => c.Name, c => c.Place, StringComparer.Ordinal)
                : null;
        }
        catch (PeopleUnreadable)
        {
            return null;
        }
    }

    private static PublishedKind? KindOf(Dictionary<string, int> places)
    {
        if (Array.TrueForAll(Nearness, places.ContainsKey))
        {
            return PublishedKind.Neighbours;
        }

        var shape = Array.Find(Shapes, s => places.ContainsKey(s.Count) && (s.Rate is null || places.ContainsKey(s.Rate)) && (s.Only is null || places.ContainsKey(s.Only.Value.Column)));
        return shape.Count is not null && Array.TrueForAll(Geography, places.ContainsKey) ? shape.Kind : null;
    }

    private static CsvRow Whole(CsvRow row, Dictionary<string, int> places) =>
        row.Fault is { } fault ? throw new PublishedUnreadable(row.Line, $"The row cannot be read: {fault}")
        : row.Fields.Count < places.Count ? throw new PublishedUnreadable(row.Line, $"The row has {row.Fields.Count} values where the heading has {places.Count}: the file is cut off or damaged")
        : row.Fields.Count > places.Count ? throw new PublishedUnreadable(row.Line, $"The row has {row.Fields.Count} values where the heading has {places.Count}")
        : row;

    private static bool EndsWithALine(Stream file)
    {
        file.Seek(-1, SeekOrigin.End);
        return file.ReadByte() is '\n' or '\r';
    }

    private static string Short(string value) => value.Length <= 20 ? value : value[..20] + "…";

    private interface ISheet
    {
        void Take(CsvRow row);

        PublishedRead Done(int lastLine);
    }

    private sealed class Cells(Dictionary<string, int> places)
    {
        public string Value(CsvRow row, string column) => row.Fields[places[column]].Trim();

        public string AuthorityCode(CsvRow row, string column) =>
            Value(row, column) is { Length: 3 } code && code.All(char.IsAsciiDigit) ? code : throw Wrong(row, column, "not three digits");

        public string Code(CsvRow row, string column) =>
            Value(row, column) is { Length: 9 } code && code[0] == 'E' && code.Skip(1).All(char.IsAsciiDigit) ? code : throw Wrong(row, column, "not a code like E92000001");

        public string Name(CsvRow row, string column) =>
            Value(row, column) is { Length: > 0 and <= 100 } name && !name.Contains('\uFFFD', StringComparison.Ordinal)
                ? name
                : throw new PublishedUnreadable(row.Line, $"{column} is empty, too long or not in UTF-8");

        public PublishedUnreadable Wrong(CsvRow row, string column, string why) => new(row.Line, $"{column} is “{Short(Value(row, column))}”, {why}");
    }

    private sealed class FigureSheet(Cells cells, (PublishedKind Kind, string Count, string? Rate, (string Column, string Value)? Only) shape) : ISheet
    {
        private readonly List<PublishedFigure> figures = [];
        private readonly Dictionary<string, int> passedOver = new(StringComparer.Ordinal);
        private readonly Dictionary<(int Year, string Of), int> lines = [];
        private readonly List<(int Year, string Last)> years = [];

        public void Take(CsvRow row)
        {
            var year = YearOf(row);
            var area = AreaOf(row);
            var about = shape.Only is { } only ? cells.Value(row, only.Column) : string.Empty;
            if (!lines.TryAdd((year, $"{area.Code} {about}"), row.Line))
            {
                throw new PublishedUnreadable(row.Line, $"The row repeats line {lines[(year, $"{area.Code} {about}")]}");
            }

            if (years.Count == 0 || years[^1].Year != year)
            {
                years.Add((year, string.Empty));
            }

            years[^1] = (year, $"{area.Code} {about}");
            if (shape.Only is { } wanted && about != wanted.Value)
            {
                if (about.Length > 80 || (passedOver.Count > 20 && !passedOver.ContainsKey(about)))
                {
                    throw new PublishedUnreadable(row.Line, $"{wanted.Column} is not one of the few that such a file has");
                }

                passedOver[about] = passedOver.GetValueOrDefault(about) + 1;
                return;
            }

            figures.Add(new PublishedFigure(row.Line, year, area, Sent(row, shape.Count), shape.Rate is null ? null : Sent(row, shape.Rate)));
        }

        public PublishedRead Done(int lastLine)
        {
            if (lines.Count == 0)
            {
                throw new PublishedUnreadable(lastLine, "There is no row under the heading: the file is cut off");
            }

            // Every year lists its areas in the same order, so the last one ends where the one before it ends.
            if (years.Count > 1 && !lines.ContainsKey((years[^1].Year, years[^2].Last)))
            {
                throw new PublishedUnreadable(lastLine, $"{years[^1].Year} ends before the area with which {years[^2].Year} ends: the file is cut off");
            }

            return new PublishedRead(shape.Kind, figures, [], passedOver);
        }

        private int YearOf(CsvRow row) =>
            cells.Value(row, Year) is { Length: 4 } sent && int.TryParse(sent, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is > 1990 and < 2100
                ? year
                : throw cells.Wrong(row, Year, "not a year");

        private PublishedArea AreaOf(CsvRow row) => cells.Value(row, Level) switch
        {
            "National" => new PublishedArea(PublishedLevel.National, cells.Code(row, "country_code"), cells.Name(row, "country_name"), null),
            "Regional" => new PublishedArea(PublishedLevel.Regional, cells.Code(row, "region_code"), cells.Name(row, "region_name"), null),
            "Local authority" => new PublishedArea(PublishedLevel.Authority, cells.AuthorityCode(row, Authority), cells.Name(row, "la_name"), cells.Code(row, "region_code")),
            _ => throw cells.Wrong(row, Level, "not National, Regional or Local authority"),
        };

        private string Sent(CsvRow row, string column)
        {
            var sent = cells.Value(row, column);
            return IsNumber(sent) || Symbols.Contains(sent, StringComparer.Ordinal)
                ? sent
                : throw cells.Wrong(row, column, $"neither a number nor one of the symbols {string.Join(", ", Symbols)}");
        }

        private static bool IsNumber(string sent) =>
            sent.Length is > 0 and < 15 && char.IsAsciiDigit(sent[0]) && decimal.TryParse(sent, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _);
    }

    private sealed class NeighbourSheet(Cells cells) : ISheet
    {
        private const int Each = 10;

        private readonly List<PublishedNeighbour> neighbours = [];
        private readonly Dictionary<string, int> known = new(StringComparer.Ordinal);

        public void Take(CsvRow row)
        {
            var authority = cells.AuthorityCode(row, "la_code");
            var expected = known.GetValueOrDefault(authority) + 1;
            if (!int.TryParse(cells.Value(row, "rank"), NumberStyles.None, CultureInfo.InvariantCulture, out var rank) || rank != expected || rank > Each)
            {
                throw cells.Wrong(row, "rank", $"where {authority} has {expected - 1} of its {Each} neighbours");
            }

            known[authority] = rank;
            var closeness = cells.Value(row, "closeness") is { Length: <= 40 } words ? words : throw cells.Wrong(row, "closeness", "too long");
            neighbours.Add(new PublishedNeighbour(row.Line, authority, rank, cells.AuthorityCode(row, "neighbour_code"), closeness));
        }

        public PublishedRead Done(int lastLine)
        {
            var (lacking, has) = known.FirstOrDefault(k => k.Value < Each);
            return known.Count == 0 ? throw new PublishedUnreadable(lastLine, "There is no row under the heading: the file is cut off")
                : lacking is not null ? throw new PublishedUnreadable(lastLine, $"{lacking} has {has} neighbours where each has {Each}: the file is cut off")
                : new PublishedRead(PublishedKind.Neighbours, [], neighbours, new Dictionary<string, int>());
        }
    }
}
