using System.Text;
using Kith.Returns.OpenReferral;
using Xunit;

namespace Kith.Returns.Tests.OpenReferral;

public sealed class OutlineReaderTests
{
    // Two squares that share a side: the second reads it backwards.
    private const string Quantised = """
        { "type": "Topology", "transform": { "scale": [0.01, 0.02], "translate": [-2, 51] },
          "arcs": [ [[10, 0], [0, 10]], [[10, 10], [-10, 0], [0, -10], [10, 0]], [[10, 0], [10, 0], [0, 10], [-10, 0]] ],
          "objects": { "wards": { "type": "GeometryCollection", "geometries": [
            { "type": "Polygon", "properties": { "WD23CD": "E05000001", "WD23NM": "West" }, "arcs": [[0, 1]] },
            { "type": "MultiPolygon", "properties": { "WD23CD": "E05000002", "WD23NM": "East" }, "arcs": [[[2, -1]]] },
            { "type": "Point", "properties": { "WD23CD": "E05000003" }, "coordinates": [1, 1] } ] } } }
        """;

    [Fact]
    public void Arcs_are_joined_forwards_and_backwards()
    {
        var rows = Read(Quantised);

        Assert.Equal([("E05000001", "West"), ("E05000002", "East")], rows.Select(r => (r.Code, r.Name)));
        Assert.All(rows, r => Assert.Equal(Rounded(r.Rings[0][0]), Rounded(r.Rings[0][^1])));
        Assert.Equal([(-1.9, 51.0), (-1.9, 51.2), (-2.0, 51.2), (-2.0, 51.0), (-1.9, 51.0)], rows[0].Rings[0].Select(Rounded));
        Assert.Equal([(-1.9, 51.0), (-1.8, 51.0), (-1.8, 51.2), (-1.9, 51.2), (-1.9, 51.0)], rows[1].Rings[0].Select(Rounded));
    }

    [Fact]
    public void Features_keep_their_islands_and_holes_and_fall_back_to_their_own_id()
    {
        var rows = Read("""
            { "type": "FeatureCollection", "features": [
              { "type": "Feature", "id": "X1", "properties": null, "geometry": { "type": "MultiPolygon", "coordinates": [ [ [[0,51],[1,51],[1,52],[0,51]], [[0.2,51.1],[0.4,51.1],[0.4,51.2],[0.2,51.1]] ], [ [[2,51],[3,51],[3,52],[2,51]] ] ] } },
              { "type": "Feature", "properties": { "code": "X2", "name": "Two" }, "geometry": { "type": "Polygon", "coordinates": [ [[0,51],[1,51],[1,52],[0,51]] ] } },
              { "type": "Feature", "properties": { "code": "X3" }, "geometry": null } ] }
            """);

        Assert.Equal([("X1", "X1", 3), ("X2", "Two", 1)], rows.Select(r => (r.Code, r.Name, r.Rings.Count)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{ \"type\": \"Feature\" }")]
    [InlineData("{ \"type\": \"Topology\" }")]
    [InlineData("{ \"type\": \"Topology\", \"arcs\": [], \"objects\": { \"a\": { \"geometries\": [ { \"type\": \"Polygon\", \"id\": \"x\", \"arcs\": [[4]] } ] } } }")]
    [InlineData("{ \"type\": \"FeatureCollection\", \"features\": [ { \"id\": \"x\", \"geometry\": { \"type\": \"Polygon\", \"coordinates\": [ [[387108,151214],[387109,151214],[387109,151215],[387108,151214]] ] } } ] }")]
    [InlineData("{ \"type\": \"FeatureCollection\", \"features\": [ { \"id\": \"x\", \"geometry\": { \"type\": \"Polygon\", \"coordinates\": \"none\" } } ] }")]
    public void What_is_no_outline_is_unreadable(string text) => Assert.Throws<OpenUnreadable>(() => Read(text));

    private static IReadOnlyList<OutlineRow> Read(string text) => OutlineReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)));

    private static (double, double) Rounded((double Longitude, double Latitude) point) => (Math.Round(point.Longitude, 6), Math.Round(point.Latitude, 6));
}
