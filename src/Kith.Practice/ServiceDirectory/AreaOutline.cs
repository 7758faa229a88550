using System.Globalization;

namespace Kith.Practice.ServiceDirectory;

/// <summary>The outline of an area, such as a ward, by which a map is drawn without asking anybody for tiles.</summary>
public sealed class AreaOutline
{
    private AreaOutline()
    {
    }

    public string Code { get; private set; } = string.Empty;

    public string Name { get; private set; } = string.Empty;

    /// <summary>Whom a map must name that shows it.</summary>
    public string Credit { get; private set; } = string.Empty;

    public double South { get; private set; }

    public double North { get; private set; }

    public double West { get; private set; }

    public double East { get; private set; }

    /// <summary>Longitude and latitude in hundred-thousandths of a degree with commas between; a ring on each line.</summary>
    public string Shape { get; private set; } = string.Empty;

    public static AreaOutline Of(string code, string name, string credit, IReadOnlyList<IReadOnlyList<(double Longitude, double Latitude)>> rings)
    {
        ArgumentNullException.ThrowIfNull(rings);
        var points = rings.SelectMany(r => r).ToList();
        return new AreaOutline
        {
            Code = code,
            Name = name,
            Credit = credit,
            South = points.Min(p => p.Latitude),
            North = points.Max(p => p.Latitude),
            West = points.Min(p => p.Longitude),
            East = points.Max(p => p.Longitude),
            Shape = string.Join('\n', rings.Select(r => string.Join(',', r.SelectMany(p => new[] { Whole(p.Longitude), Whole(p.Latitude) })))),
        };
    }

    public IReadOnlyList<IReadOnlyList<(double Longitude, double Latitude)>> Rings() => Shape.Split('\n').Select(Ring).ToList();

    private static List<(double, double)> Ring(string line) =>
        line.Split(',').Select(n => int.Parse(n, CultureInfo.InvariantCulture) / 100_000.0).Chunk(2).Select(p => (p[0], p[1])).ToList();

    private static string Whole(double degrees) => ((int)Math.Round(degrees * 100_000)).ToString(CultureInfo.InvariantCulture);
}
