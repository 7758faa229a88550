using System.Globalization;
using System.Text;
using System.Text.Json;
using Kith.Platform.Data;
using Kith.Practice.ServiceDirectory;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.ServiceDirectory;

/// <summary>A place on a map, numbered as the list beside it numbers it.</summary>
public sealed record MapMark(int Number, string Name, double Latitude, double Longitude, string? Href = null);

/// <summary>
/// A picture of where places lie, drawn here from outlines that were imported: no tile server learns who looks for what. The list beside it says the same in words.
/// </summary>
public sealed class DirectoryMap
{
    private const int MostOutlines = 80;
    private const int Height = 420;
    private const int Width = 640;
    private const int PinSize = 30;

    // A map of one place shows so much around it: about 2 miles.
    private const double LeastDegrees = 0.03;

    private readonly IReadOnlyList<AreaOutline> outlines;
    private readonly (double South, double North, double West, double East) box;
    private readonly double narrowing;
    private readonly double perDegree;

    private DirectoryMap(IReadOnlyList<MapMark> marks, IReadOnlyList<AreaOutline> outlines, (double South, double North, double West, double East) box)
    {
        (Marks, this.outlines, this.box) = (marks, outlines, box);
        narrowing = Math.Cos(double.DegreesToRadians((box.South + box.North) / 2));
        perDegree = Height / (box.North - box.South);
    }

    public IReadOnlyList<MapMark> Marks { get; }

    public string ViewBox => $"0 0 {Width} {Height}";

    /// <summary>Whom the outlines are owed to.</summary>
    public string Credit => string.Join(". ", outlines.Select(o => o.Credit).Where(c => c.Length > 0).Distinct());

    public string InWords => $"Map of {(Marks.Count == 1 ? "one place" : $"{Marks.Count} places, numbered as in the list")}";

    /// <summary>The map of some places; null when none of them is known to lie anywhere.</summary>
    public static async Task<DirectoryMap?> Of(KithDb db, IReadOnlyList<MapMark> marks, CancellationToken ct)
    {
        if (marks.Count == 0)
        {
            return null;
        }

        var around = Around(marks);
        var (south, north, west, east) = around;
        var within = await db.AreaOutlines.AsNoTracking().Where(o => o.South <= north && o.North >= south && o.West <= east && o.East >= west)
            .OrderBy(o => o.Code).Take(MostOutlines).ToListAsync(ct);
        return new DirectoryMap(marks, within, around);
    }

    public IEnumerable<(string Path, string Name, double X, double Y, bool IsNamed)> Areas()
    {
        foreach (var outline in outlines)
        {
            var rings = Thinned(outline);
            var path = new StringBuilder();
            foreach (var ring in rings)
            {
                path.Append('M').AppendJoin('L', ring.Select(p => At(p.Latitude, p.Longitude)).Select(p => $"{Short(p.X)} {Short(p.Y)}")).Append('Z');
            }

            var (x, y) = MiddleOf(outline);
            yield return (path.ToString(), outline.Name, x, y, IsNamed(outline));
        }
    }

    /// <summary>The places, those that would lie upon each other as one.</summary>
    public IEnumerable<(string Numbers, double X, double Y)> Pins()
    {
        List<(List<int> Numbers, double X, double Y)> pins = [];
        foreach (var mark in Marks)
        {
            var (x, y) = At(mark.Latitude, mark.Longitude);
            var near = pins.FindIndex(p => Math.Abs(p.X - x) < PinSize && Math.Abs(p.Y - y) < PinSize);
            if (near < 0)
            {
                pins.Add(([mark.Number], x, y));
            }
            else
            {
                pins[near].Numbers.Add(mark.Number);
            }
        }

        return pins.Select(p => (string.Join(", ", p.Numbers), p.X, p.Y));
    }

    /// <summary>A mile as long as it is on this picture.</summary>
    public double Mile => perDegree / 69.09;

    /// <summary>The same for the script that lets the map be moved: outlines as GeoJSON, and the marks.</summary>
    public string Data() => JsonSerializer.Serialize(
        new
        {
            box = new[] { new[] { box.South, box.West }, new[] { box.North, box.East } },
            areas = outlines.Select(o => new { name = o.Name, isNamed = IsNamed(o), rings = Thinned(o).Select(r => r.Select(p => new[] { Round(p.Latitude), Round(p.Longitude) })) }),
            marks = Marks.Select(m => new { number = m.Number, name = m.Name, at = new[] { Round(m.Latitude), Round(m.Longitude) }, href = m.Href }),
            credit = Credit,
        },
        JsonSerializerOptions.Web);

    public static string Short(double number) => number.ToString("0.#", CultureInfo.InvariantCulture);

    private (double X, double Y) MiddleOf(AreaOutline outline) => At((outline.South + outline.North) / 2, (outline.West + outline.East) / 2);

    /// <summary>Its name stands on it only where there is room.</summary>
    private bool IsNamed(AreaOutline outline) =>
        MiddleOf(outline) is { X: > 40 and < Width - 40, Y: > 12 and < Height - 12 } && (outline.East - outline.West) * narrowing * perDegree > 90;

    private static double Round(double degrees) => Math.Round(degrees, 5);

    private static (double South, double North, double West, double East) Around(IReadOnlyList<MapMark> marks)
    {
        var (south, north, west, east) = (marks.Min(m => m.Latitude), marks.Max(m => m.Latitude), marks.Min(m => m.Longitude), marks.Max(m => m.Longitude));
        var squeeze = Math.Cos(double.DegreesToRadians((south + north) / 2));
        var high = Math.Max(Math.Max((north - south) * 1.2, (east - west) * 1.2 * squeeze * Height / Width), LeastDegrees);
        var wide = high * Width / Height / squeeze;
        var (latitude, longitude) = ((south + north) / 2, (west + east) / 2);
        return (latitude - (high / 2), latitude + (high / 2), longitude - (wide / 2), longitude + (wide / 2));
    }

    private (double X, double Y) At(double latitude, double longitude) => ((longitude - box.West) * narrowing * perDegree, (box.North - latitude) * perDegree);

    private List<List<(double Longitude, double Latitude)>> Thinned(AreaOutline outline) => outline.Rings().Select(Thin).Where(r => r.Count > 3).ToList();

    /// <summary>Leaves out points that stand nearer than a pixel and a half to the line between their neighbours (Douglas and Peucker 1973).</summary>
    private List<(double Longitude, double Latitude)> Thin(IReadOnlyList<(double Longitude, double Latitude)> ring)
    {
        var points = ring.Select(p => At(p.Latitude, p.Longitude)).ToList();
        var kept = new bool[points.Count];
        (kept[0], kept[^1]) = (true, true);
        var spans = new Stack<(int From, int To)>([(0, points.Count - 1)]);
        while (spans.TryPop(out var span))
        {
            var (farthest, distance) = (0, 1.5);
            for (var i = span.From + 1; i < span.To; i++)
            {
                if (Away(points[i], points[span.From], points[span.To]) is var away && away > distance)
                {
                    (farthest, distance) = (i, away);
                }
            }

            if (farthest > 0)
            {
                kept[farthest] = true;
                spans.Push((span.From, farthest));
                spans.Push((farthest, span.To));
            }
        }

        return ring.Where((_, i) => kept[i]).ToList();
    }

    private static double Away((double X, double Y) point, (double X, double Y) from, (double X, double Y) to)
    {
        var (across, down) = (to.X - from.X, to.Y - from.Y);
        var length = Math.Sqrt((across * across) + (down * down));
        return length < 0.001
            ? Math.Sqrt(Math.Pow(point.X - from.X, 2) + Math.Pow(point.Y - from.Y, 2))
            : Math.Abs((across * (from.Y - point.Y)) - ((from.X - point.X) * down)) / length;
    }
}
