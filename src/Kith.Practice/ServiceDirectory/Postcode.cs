using System.Text.RegularExpressions;

namespace Kith.Practice.ServiceDirectory;

/// <summary>Where a postcode lies and in which areas, as the ONS Postcode Directory, Code-Point Open or the demonstration has it.</summary>
public sealed partial class Postcode
{
    private Postcode()
    {
    }

    /// <summary>Capital letters and digits without a space.</summary>
    public string Key { get; private set; } = string.Empty;

    public double? Latitude { get; private set; }

    public double? Longitude { get; private set; }

    /// <summary>GSS codes of the areas that it lies in, between spaces: authority, ward, parish, police force, health board, small area.</summary>
    public string Areas { get; private set; } = string.Empty;

    public bool IsEnded { get; private set; }

    public static Postcode At(string key, double? latitude, double? longitude, IEnumerable<string> areas, bool isEnded = false) =>
        new() { Key = key, Latitude = latitude, Longitude = longitude, Areas = string.Join(' ', areas.Where(a => GssCode().IsMatch(a)).Distinct()), IsEnded = isEnded };

    /// <summary>The key of what somebody typed; null when it has not the form of a postcode.</summary>
    public static string? KeyOf(string? typed) => Compact(typed) is { } key && Whole().IsMatch(key) ? key : null;

    /// <summary>The district of what somebody typed, such as BA13, whether they typed a whole postcode or the district alone.</summary>
    public static string? DistrictOf(string? typed) => Compact(typed) is not { } key ? null : Whole().IsMatch(key) ? key[..^3] : District().IsMatch(key) ? key : null;

    private static string? Compact(string? typed) =>
        typed is null || typed.Length > 20 ? null : new string([.. typed.Where(char.IsAsciiLetterOrDigit)]).ToUpperInvariant() is { Length: >= 2 and <= 7 } key ? key : null;

    [GeneratedRegex("^[A-Z]{1,2}[0-9][0-9A-Z]?[0-9][A-Z]{2}$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Whole();

    [GeneratedRegex("^[A-Z]{1,2}[0-9][0-9A-Z]?$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex District();

    [GeneratedRegex(@"^[EWSNK]\d{8}$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex GssCode();
}

/// <summary>The centre of a postcode district, for postcodes that are not known more closely.</summary>
public sealed class PostcodeDistrict
{
    private PostcodeDistrict()
    {
    }

    public string Key { get; private set; } = string.Empty;

    public double Latitude { get; private set; }

    public double Longitude { get; private set; }

    public static PostcodeDistrict At(string key, double latitude, double longitude) => new() { Key = key, Latitude = latitude, Longitude = longitude };
}

/// <summary>Where somebody is, as far as it is known.</summary>
/// <param name="Areas">GSS codes; none when only a district is known.</param>
/// <param name="District">The district whose centre stands in for the place; null when the place is the postcode’s own.</param>
public sealed record Whereabouts(double Latitude, double Longitude, IReadOnlyList<string> Areas, string? District)
{
    private const double MetresPerDegree = 111_195;

    /// <summary>In metres, on a plane that touches the first point: off by less than one part in a hundred within 100 km in Britain.</summary>
    public double MetresTo(double latitude, double longitude)
    {
        var (north, east) = ((latitude - Latitude) * MetresPerDegree, (longitude - Longitude) * MetresPerDegree * Math.Cos(double.DegreesToRadians(Latitude)));
        return Math.Sqrt((north * north) + (east * east));
    }

    /// <summary>By how many degrees of latitude and longitude a distance reaches.</summary>
    public (double Latitude, double Longitude) Reach(double metres) => (metres / MetresPerDegree, metres / (MetresPerDegree * Math.Max(0.1, Math.Cos(double.DegreesToRadians(Latitude)))));

    public static double SquareMetresPerDegreeOfLatitude => MetresPerDegree * MetresPerDegree;

    public double SquareMetresPerDegreeOfLongitude => SquareMetresPerDegreeOfLatitude * Math.Pow(Math.Cos(double.DegreesToRadians(Latitude)), 2);
}

/// <summary>
/// The squares of a grid in degrees, in three sizes (about 6, 22 and 89 km from south to north), by which a search of words keeps to a neighbourhood.
/// What is near stands in one of the squares around; what stands there need not be near.
/// </summary>
public static class GridSquares
{
    /// <summary>More squares than this are asked for in the next larger size.</summary>
    private const int Most = 32;

    private static readonly double[] Sizes = [0.05, 0.2, 0.8];

    /// <summary>The three squares in which a place stands, small letters and digits alone.</summary>
    public static IEnumerable<string> Of(double latitude, double longitude) => Sizes.Select((size, i) => Name(i, Step(latitude, size), Step(longitude, size)));

    /// <summary>The squares that a circle touches; none when it is too wide to be told by squares.</summary>
    public static IReadOnlyList<string> Around(Whereabouts here, double metres)
    {
        var (up, across) = here.Reach(metres);
        for (var i = 0; i < Sizes.Length; i++)
        {
            var (south, north) = (Step(here.Latitude - up, Sizes[i]), Step(here.Latitude + up, Sizes[i]));
            var (west, east) = (Step(here.Longitude - across, Sizes[i]), Step(here.Longitude + across, Sizes[i]));
            if ((north - south + 1L) * (east - west + 1L) <= Most)
            {
                return [.. Enumerable.Range(south, north - south + 1).SelectMany(row => Enumerable.Range(west, east - west + 1).Select(column => Name(i, row, column)))];
            }
        }

        return [];
    }

    private static int Step(double degrees, double size) => (int)Math.Floor((degrees + 180) / size);

    private static string Name(int size, int row, int column) => FormattableString.Invariant($"{(char)('a' + size)}{row}x{column}");
}
