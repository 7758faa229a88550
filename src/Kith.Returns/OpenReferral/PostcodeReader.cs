using System.Globalization;
using System.Text.RegularExpressions;
using Kith.Returns.PeopleFile;

namespace Kith.Returns.OpenReferral;

/// <summary>A postcode, or a whole district, as a published file has it.</summary>
/// <param name="Easting">With the northing in place of latitude and longitude where the file has the National Grid.</param>
/// <param name="Areas">GSS codes and others, as sent.</param>
public sealed record PostcodeRow(string Key, bool IsDistrict, double? Latitude, double? Longitude, double? Easting, double? Northing, IReadOnlyList<string> Areas, bool IsEnded);

/// <summary>
/// Reads the ONS Postcode Directory (by its heading, whose codes carry years in some releases: <c>oslaua</c>, <c>lad23cd</c>), Code-Point Open
/// (ten columns without a heading) and lists of district centres (<c>postcode,eastings,northings,latitude,longitude,..</c>).
/// </summary>
public static partial class PostcodeReader
{
    // What the ONS calls each area, in one release or another.
    private static readonly string[] AreaNames =
        ["oslaua", "laua", "lad", "osward", "ward", "wd", "parish", "parncp", "ced", "lsoa21", "msoa21", "lsoa11", "pfa", "icb", "ccg", "sicbl", "rgn", "oscty", "cty"];

    /// <exception cref="OpenUnreadable">It is none of them.</exception>
    public static IEnumerable<PostcodeRow> Read(TextReader text)
    {
        ArgumentNullException.ThrowIfNull(text);
        using var rows = Csv.Read(text).GetEnumerator();
        if (!rows.MoveNext())
        {
            throw new OpenUnreadable("it is empty");
        }

        var heading = rows.Current.Fields.Select(f => f.Trim('\uFEFF', ' ').ToLowerInvariant()).ToList();
        var read = heading.Contains("pcds") || heading.Contains("pcd") ? Directory(heading)
            : heading is ["postcode", "eastings", "northings", ..] ? District(heading)
            : heading.Count == 10 && Whole().IsMatch(heading[0].ToUpperInvariant()) ? CodePoint
            : throw new OpenUnreadable("it is neither the ONS Postcode Directory nor Code-Point Open nor a list of districts");
        if (read == CodePoint && CodePoint(rows.Current.Fields) is { } first)
        {
            yield return first;
        }

        while (rows.MoveNext())
        {
            if (rows.Current.Fault is null && read(rows.Current.Fields) is { } row)
            {
                yield return row;
            }
        }
    }

    private static Func<IReadOnlyList<string>, PostcodeRow?> Directory(List<string> heading)
    {
        int At(params string[] names) => heading.FindIndex(h => Array.Exists(names, n => h == n || YearAfter().Replace(h, string.Empty) == n));
        var (postcode, latitude, longitude, ended) = (At("pcds", "pcd"), At("lat"), At("long"), At("doterm"));
        var areas = AreaNames.Select(n => At(n)).Where(i => i >= 0).Distinct().ToList();
        return fields =>
        {
            if (fields.Count != heading.Count || Compact(fields[postcode]) is not { } key)
            {
                return null;
            }

            // 99.999999 is the ONS’s way to say that a postcode has no place.
            var place = (Number(fields, latitude), Number(fields, longitude)) is ({ } north and < 90, { } east) ? (north, east) : ((double, double)?)null;
            return new PostcodeRow(key, false, place?.Item1, place?.Item2, null, null, areas.ConvertAll(i => fields[i].Trim()), ended >= 0 && fields[ended].Trim().Length > 0);
        };
    }

    // PC, PQ, EA, NO, CY, RH, LH, CC, DC, WC; a quality of 90 has no place.
    private static PostcodeRow? CodePoint(IReadOnlyList<string> fields) =>
        fields.Count == 10 && Compact(fields[0]) is { } key && fields[1].Trim() != "90"
            ? new PostcodeRow(key, false, null, null, Number(fields, 2), Number(fields, 3), [.. fields.Skip(4).Select(f => f.Trim())], false)
            : null;

    private static Func<IReadOnlyList<string>, PostcodeRow?> District(List<string> heading)
    {
        var (latitude, longitude) = (heading.IndexOf("latitude"), heading.IndexOf("longitude"));
        return fields => fields.Count > longitude && Number(fields, latitude) is { } north && Number(fields, longitude) is { } east && fields[0].Trim().Length is > 1 and < 5
            ? new PostcodeRow(fields[0].Trim().ToUpperInvariant(), true, north, east, null, null, [], false)
            : null;
    }

    private static string? Compact(string postcode) =>
        postcode.Replace(" ", string.Empty, StringComparison.Ordinal).ToUpperInvariant() is var key && Whole().IsMatch(key) ? key : null;

    private static double? Number(IReadOnlyList<string> fields, int at) =>
        at >= 0 && double.TryParse(fields[at], NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    [GeneratedRegex("^[A-Z]{1,2}[0-9][0-9A-Z]? ?[0-9][A-Z]{2}$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Whole();

    [GeneratedRegex(@"(?<=^(lad|wd|ward|laua|parncp|pfa|icb|sicbl|ccg|rgn|cty|ced))\d\d(cd|ind)?$|cd$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex YearAfter();
}
