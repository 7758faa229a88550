using System.Text.Json;
using System.Text.RegularExpressions;

namespace Kith.Returns.OpenReferral;

/// <summary>The outline of one area as a published file has it.</summary>
/// <param name="Code">Such as E05008953.</param>
/// <param name="Rings">Closed lines of longitude and latitude in degrees; islands and holes alike.</param>
public sealed record OutlineRow(string Code, string Name, IReadOnlyList<IReadOnlyList<(double Longitude, double Latitude)>> Rings);

/// <summary>
/// Reads outlines of areas from GeoJSON (RFC 7946) or TopoJSON (its specification 1.0, quantised or not) in longitude and latitude, as the ONS and the
/// Ordnance Survey publish them. Code and name stand in properties that end in CD and NM, such as <c>WD13CD</c>; otherwise in <c>code</c>, <c>id</c> and <c>name</c>.
/// </summary>
public static partial class OutlineReader
{
    /// <exception cref="OpenUnreadable">It is neither, or not in degrees.</exception>
    public static IReadOnlyList<OutlineRow> Read(Stream file)
    {
        ArgumentNullException.ThrowIfNull(file);
        try
        {
            using var document = JsonDocument.Parse(file, new JsonDocumentOptions { MaxDepth = 32 });
            var root = document.RootElement;
            var rows = Word(root, "type") switch
            {
                "Topology" => Topology(root),
                "FeatureCollection" => root.GetProperty("features").EnumerateArray().Select(f => Row(f, f.GetProperty("geometry"), Plain)).ToList(),
                _ => throw new OpenUnreadable("it is neither GeoJSON nor TopoJSON"),
            };
            return rows.OfType<OutlineRow>().ToList();
        }
        catch (Exception why) when (why is JsonException or KeyNotFoundException or InvalidOperationException or IndexOutOfRangeException or ArgumentOutOfRangeException or FormatException)
        {
            throw new OpenUnreadable("it is not well formed as GeoJSON or TopoJSON", why);
        }
    }

    private static List<OutlineRow?> Topology(JsonElement root)
    {
        var (scale, shift) = root.TryGetProperty("transform", out var transform) ? (Pair(transform.GetProperty("scale")), Pair(transform.GetProperty("translate"))) : ((1, 1), (0, 0));
        var isDelta = transform.ValueKind == JsonValueKind.Object;
        var arcs = root.GetProperty("arcs").EnumerateArray().Select(arc =>
        {
            var (x, y) = (0.0, 0.0);
            return arc.EnumerateArray().Select(Pair).Select(p =>
            {
                (x, y) = isDelta ? (x + p.X, y + p.Y) : p;
                return ((x * scale.X) + shift.X, (y * scale.Y) + shift.Y);
            }).ToList();
        }).ToList();

        // An arc goes on where the one before it ended; a negative number is the arc read backwards.
        List<(double, double)> Ring(JsonElement numbers)
        {
            List<(double, double)> ring = [];
            foreach (var number in numbers.EnumerateArray().Select(n => n.GetInt32()))
            {
                var arc = number < 0 ? Enumerable.Reverse(arcs[~number]) : arcs[number];
                ring.AddRange(ring.Count == 0 ? arc : arc.Skip(1));
            }

            return ring;
        }

        return root.GetProperty("objects").EnumerateObject().SelectMany(o => o.Value.GetProperty("geometries").EnumerateArray()).Select(g => Row(g, g, Ring)).ToList();
    }

    private static OutlineRow? Row(JsonElement feature, JsonElement geometry, Func<JsonElement, List<(double, double)>> ring)
    {
        var polygons = geometry.ValueKind != JsonValueKind.Object ? [] : Word(geometry, "type") switch
        {
            "Polygon" => [Part(geometry)],
            "MultiPolygon" => Part(geometry).EnumerateArray().ToList(),
            _ => [],
        };
        var rings = polygons.SelectMany(p => p.EnumerateArray()).Select(ring).Where(r => r.Count > 3).ToList();
        if (rings.Count == 0 || Named(feature, Codes(), "code", "id") is not { } code || code.Length > 20)
        {
            return null;
        }

        if (rings.Exists(r => r.Exists(p => Math.Abs(p.Item1) > 180 || Math.Abs(p.Item2) > 90)))
        {
            throw new OpenUnreadable("its outlines are not in degrees of longitude and latitude");
        }

        return new OutlineRow(code, Named(feature, Names(), "name") is { Length: <= 200 } name ? name : code, rings);
    }

    private static JsonElement Part(JsonElement geometry) => geometry.TryGetProperty("arcs", out var arcs) ? arcs : geometry.GetProperty("coordinates");

    private static List<(double, double)> Plain(JsonElement points) => points.EnumerateArray().Select(Pair).Select(p => (p.X, p.Y)).ToList();

    private static (double X, double Y) Pair(JsonElement pair) => (pair[0].GetDouble(), pair[1].GetDouble());

    private static string? Named(JsonElement feature, Regex form, params string[] otherwise)
    {
        var properties = feature.TryGetProperty("properties", out var given) && given.ValueKind == JsonValueKind.Object ? given.EnumerateObject().ToList() : [];
        return properties.Where(p => form.IsMatch(p.Name)).Select(p => Word(p.Value)).FirstOrDefault(w => w is not null)
            ?? otherwise.Select(o => properties.Where(p => p.NameEquals(o)).Select(p => Word(p.Value)).FirstOrDefault() ?? Word(feature, o)).FirstOrDefault(w => w is not null);
    }

    private static string? Word(JsonElement of, string name) => of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out var value) ? Word(value) : null;

    private static string? Word(JsonElement value) => value.ValueKind == JsonValueKind.String && value.GetString()!.Trim() is { Length: > 0 } word ? word : null;

    [GeneratedRegex("^[A-Z]{2,8}[0-9]{2}CD$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Codes();

    [GeneratedRegex("^[A-Z]{2,8}[0-9]{2}NM$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Names();
}
