using System.Text.Json.Nodes;
using Kith.Returns.OpenReferral;
using Xunit;

namespace Kith.Returns.Tests.OpenReferral;

public sealed class OpenRecordTests
{
    [Fact]
    public void A_name_has_the_id_that_the_standard_gives_it()
    {
        // Version and variant as RFC 9562 has them, and the same every time.
        var id = NameId.Of("service 1");
        Assert.Equal(('5', NameId.Of("service 1")), (id.ToString()[14], id));
        Assert.Contains(id.ToString()[19], "89ab");
        Assert.NotEqual(id, NameId.Of("service 2"));
    }

    [Fact]
    public void Ids_that_are_no_uuid_are_unique_within_their_source()
    {
        var (one, other) = (Read("""{"id":"7","name":"A","organization":{"id":"7","name":"O"}}""", "x"), Read("""{"id":"7","name":"A"}""", "y"));

        Assert.NotEqual(one["id"]!.ToString(), other["id"]!.ToString());
        Assert.NotEqual(one["id"]!.ToString(), one["organization"]!["id"]!.ToString());
        Assert.Equal(one["id"]!.ToString(), Read("""{"id":"7","name":"B"}""", "x")["id"]!.ToString());
    }

    [Fact]
    public void What_is_absent_null_or_empty_is_left_out_and_unknown_fields_too()
    {
        var read = Read("""{"id":"7","name":" A ","description":"","url":null,"phones":[],"strange":1,"contacts":[{"name":"Jo"}]}""");

        Assert.Equal(["id", "name", "status", "contacts"], read.Select(f => f.Key));
        Assert.Equal(("A", "active"), (read["name"]!.ToString(), read["status"]!.ToString()));
        Assert.True(Guid.TryParse(read["contacts"]![0]!["id"]!.ToString(), out _));
    }

    [Fact]
    public void What_is_not_what_it_should_be_is_told_of()
    {
        var read = OpenRecord.Of(
            (JsonObject)JsonNode.Parse("""{"id":"7","name":"A","status":"Temporarily Closed","minimum_age":"16","maximum_age":"old","email":"no","url":"www.example.org","last_modified":"2026-02-01 10:00","assured_date":"1 May"}""")!,
            "service",
            "x");

        Assert.Equal(["maximum_age was left out: it is not a number", "email was left out: it is not an email address", "assured_date was left out: it is not a date"], read.Remarks.Order(StringComparer.Ordinal).Reverse());
        Assert.Equal("""temporarily closed 16 https://www.example.org 2026-02-01T10:00:00.000Z""", string.Join(' ', new[] { "status", "minimum_age", "url", "last_modified" }.Select(f => read.Fields[f]!.ToString())));
    }

    [Fact]
    public void An_address_that_runs_something_is_no_address() => Assert.Null(Read("""{"id":"7","name":"A","url":"javascript:alert(1)"}""")["url"]);

    [Fact]
    public void Required_parts_that_are_missing_are_stood_in_for()
    {
        var read = Read("""{"id":"7","name":"A","service_at_locations":[{"location":{"addresses":[{"postal_code":"XN1 1AB"}]}}]}""");
        var address = read["service_at_locations"]![0]!["location"]!["addresses"]![0]!.AsObject();

        Assert.Equal("Not given Not given Not given XN1 1AB GB physical", string.Join(' ', address.Where(f => f.Key != "id").Select(f => f.Value!.ToString())));
    }

    [Theory]
    [InlineData("""{"name":"A"}""", "it has no id")]
    [InlineData("""{"id":"7","name":""}""", "it has no name")]
    [InlineData("""{"id":"7","name":["A"]}""", "it has no name")]
    public void What_cannot_stand_in_a_directory_is_refused(string json, string why) =>
        Assert.Equal(why, Assert.Throws<OpenUnreadable>(() => Read(json)).Message);

    [Fact]
    public void A_record_read_again_stays_as_it_is()
    {
        var once = Read("""{"id":"7","name":"A","minimum_age":0.5,"last_modified":"2026-05-01T09:30:00+01:00","service_at_locations":[{"location":{"latitude":"51.25","longitude":-2.1}}]}""");

        Assert.Equal(once.ToJsonString(), Read(once.ToJsonString(), "another").ToJsonString());
    }

    private static JsonObject Read(string json, string source = "x") => OpenRecord.Of((JsonObject)JsonNode.Parse(json)!, "service", source).Fields;
}
