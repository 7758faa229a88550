using System.Text.Json.Nodes;
using Kith.Features.Casework;
using Kith.Features.Connections;
using Kith.Features.Families;
using Kith.Features.ServiceDirectory;
using Kith.Features.Workbook;
using Kith.Practice.Access;
using Kith.Practice.Connections;
using Kith.Practice.ServiceDirectory;
using Kith.Practice.Shared;
using Kith.Returns.OpenReferral;
using Kith.Testing;
using Kith.Tests.Features.ServiceDirectory;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kith.Tests.Features.Connections;

/// <summary>A directory with services near and far, open, for workers and hidden, and families who live among them.</summary>
public sealed class ConnectionsWorld : KithWorld
{
    public const string Ward = "E05999001";
    public const string Authority = "E06000054";

    public static readonly ServiceId Near = Of("Play near home");
    public static readonly ServiceId Far = Of("Play far away");
    public static readonly ServiceId Refuge = Of("Meadow House");
    public static readonly ServiceId ForWorkers = Of("Quiet room");

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await this.Takes(
            "tests",
            Listings.AService("Play near home", 54.56, -2.08, s => s["capacities"] = JsonNode.Parse("""[{"id":"5bd7e1a0-3f0e-4f1c-9a3c-0d0c35b0a001","available":4,"maximum":12,"updated":"2026-06-01T09:00:00Z","unit":{"id":"5bd7e1a0-3f0e-4f1c-9a3c-0d0c35b0a002","name":"places"}}]""")),
            Listings.AService("Play far away", 54.60, -2.08, s => s["attributes"] = Term("Play far away", "Parenting")),
            Listings.AService("Only for grown-ups", 54.56, -2.08, s => (s["minimum_age"], s["maximum_age"]) = (60, 99)),
            Listings.AService("Elsewhere only", 54.56, -2.08, s => s["service_areas"]![0]!["uri"] = "http://statistics.data.gov.uk/id/statistical-geography/E06000099"),
            Listings.AService("Quiet room", 54.57, -2.08, s => s["maximum_age"] = 40),
            Listings.AService("Meadow House", 54.561, -2.081, s =>
            {
                s["attributes"] = Term("Meadow House", "Domestic abuse");
                (s["minimum_age"], s["maximum_age"]) = (16, 99);
            }));
        await this.Do((ShowServiceTo command, Now now) => command.Do(ForWorkers, Audience.Practitioners, null, now, default));
        await this.Do((ShowPlaceTo command, Now now) => command.Do(Listings.PlaceOf("Meadow House"), Audience.Confidential, null, now, default));
        await using var scope = Everything();
        await scope.ServiceProvider.GetRequiredService<ImportPostcodes>()
            .Run([new PostcodeRow("XN11AB", false, 54.561, -2.081, null, null, [Authority, Ward], false), new PostcodeRow("XN21AB", false, 54.56, -2.08, null, null, [Authority], false)], "x", [], [], CancellationToken.None);
    }

    public static JsonArray Term(string service, string term) => new(new JsonObject
    {
        ["id"] = NameId.Of($"attribute of {service}").ToString(),
        ["link_type"] = "service",
        ["taxonomy_term"] = new JsonObject { ["id"] = NameId.Of($"term {term}").ToString(), ["name"] = term, ["description"] = term, ["taxonomy"] = "Needs", ["taxonomy_id"] = NameId.Of("test taxonomy").ToString() },
    });

    public async Task<FamilyInTest> AFamilyAtHome(bool isProtected = false, string postcode = "XN1 1AB")
    {
        var family = await Given.AFamily(f => f.AChild("Amy", aged: 3).AnAdult("Vera").AnAdult("Paul").WhereHarm(by: "Paul", of: "Vera"));
        var by = await Acting(family.SocialWorker);
        var household = (await this.Do((FoundHousehold command, Now now) => command.Do(family.Episode, "Mum’s home", [family.Child("Amy"), family.Adult("Vera")], now.Today.AddYears(-1), null, by, now, default))).Value;
        await this.Do((RecordAddress command, Now now) => command.Do(family.Episode, new NewAddress(household, null, "1 High Street", postcode, null, isProtected, now.Today.AddYears(-1)), by, now, default));
        return family;
    }

    private static ServiceId Of(string name) => new(Listings.IdOf(name));
}

/// <summary>Connections as a test stands on them: each step by the command that its page calls.</summary>
internal static class Connected
{
    public static async Task<ConnectionId> AShortlisted(this KithWorld world, FamilyInTest family, Side side = default, ServiceId? service = null)
    {
        var by = await world.Acting(family.SocialWorker);
        return (await world.Do((Shortlist command, Now now) => command.Do(family.Episode, service ?? ConnectionsWorld.Near, new ShortlistInput { Reason = "Somewhere to play", MayRead = SideChoice.Of(side) }, by, now, default))).Value;
    }

    public static async Task<ConnectionId> AnAsked(this KithWorld world, FamilyInTest family, Side side = default, ServiceId? service = null)
    {
        var id = await world.AShortlisted(family, side, service);
        var by = await world.Acting(family.SocialWorker);
        var input = new AskInput { Version = await world.VersionOf(id), People = [family.Child("Amy")], Basis = Basis.Consent, ConsentBy = family.Adult("Vera"), ConsentOn = world.Clock.Today, MayTell = "That Amy likes to play", SafeContact = "Text Vera, never call" };
        return (await world.Do((AskForHelp command, Now now) => command.Do(id, input, by, now, default))).Value;
    }

    public static async Task Moves(this KithWorld world, FamilyInTest family, ConnectionId id, ConnectionState to, Change? change = null, OutcomeView? view = null, DateOnly? expectedOn = null, string? note = null)
    {
        var by = await world.Acting(family.SocialWorker);
        var input = new MoveInput { Version = await world.VersionOf(id), To = to, On = world.Clock.Today, Change = change, View = view, ExpectedOn = expectedOn, Note = note };
        _ = (await world.Do((MoveConnection command, Now now) => command.Do(id, input, by, now, default))).Value;
    }

    public static Task<int> VersionOf(this KithWorld world, ConnectionId id) => world.Read(db => db.Connections.Where(c => c.Id == id).Select(c => c.Version).SingleAsync());

    public static async Task<ClusterId> ACluster(this KithWorld world, string name, string areas) =>
        (await world.Do((FormCluster command, Now now) => command.Do(new ClusterInput { Name = name, Areas = areas, Schools = "Moor School", Members = "Play Trust" }, null, now, default))).Value;
}
