using System.Text.Json;
using System.Text.Json.Nodes;
using Kith.Features.ServiceDirectory;
using Kith.Practice.ServiceDirectory;
using Kith.Practice.Shared;
using Kith.Returns.OpenReferral;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Kith.Tests.Features.ServiceDirectory;

/// <summary>Puts services into a record as a feed would send them, and reads the feed as another would.</summary>
internal static class Listings
{
    public static readonly Guid Parenting = NameId.Of("test term parenting");

    /// <summary>A full service with everything a directory knows, at a place of its own.</summary>
    public static JsonObject AService(string name, double latitude = 51.20, double longitude = -2.18, Action<JsonObject>? with = null)
    {
        var service = (JsonObject)JsonNode.Parse($$"""
            {
              "id": "{{NameId.Of($"service {name}")}}", "name": {{JsonSerializer.Serialize(name)}}, "description": "A group where parents meet and children play.",
              "url": "https://example.org/{{NameId.Of(name)}}", "email": "hello@example.org", "status": "active", "fees": "Free", "minimum_age": 0, "maximum_age": 5,
              "assured_date": "2026-05-01", "last_modified": "2026-05-01T09:30:00.123Z",
              "schedules": [ { "id": "{{NameId.Of($"schedule {name}")}}", "freq": "WEEKLY", "interval": 1, "byday": "MO,WE", "opens_at": "10:00:00", "closes_at": "12:00:00", "description": "Term time only" } ],
              "service_areas": [ { "id": "{{NameId.Of($"area {name}")}}", "name": "Northmoor", "uri": "http://statistics.data.gov.uk/id/statistical-geography/E06000054" } ],
              "service_at_locations": [ { "id": "{{NameId.Of($"at {name}")}}", "location": {
                "id": "{{NameId.Of($"place {name}")}}", "location_type": "physical", "name": "Mill Lane Hall", "latitude": {{latitude}}, "longitude": {{longitude}},
                "addresses": [ { "id": "{{NameId.Of($"address {name}")}}", "address_1": "3 Mill Lane", "city": "Westdale", "state_province": "Northmoor", "postal_code": "XN2 1AB", "country": "GB", "address_type": "physical" } ],
                "accessibility": [ { "id": "{{NameId.Of($"access {name}")}}", "accessibility": "Level entrance" } ] } } ],
              "languages": [ { "id": "{{NameId.Of($"language {name}")}}", "name": "Polish", "code": "pl" } ],
              "organization": { "id": "{{NameId.Of("organisation of tests")}}", "name": "Northmoor Play Trust", "description": "A charity.", "website": "https://example.org" },
              "cost_options": [ { "id": "{{NameId.Of($"cost {name}")}}", "amount": 0 } ],
              "contacts": [ { "id": "{{NameId.Of($"contact {name}")}}", "name": "Jo Reed", "phones": [ { "id": "{{NameId.Of($"phone {name}")}}", "number": "07700 900123" } ] } ],
              "attributes": [ { "id": "{{NameId.Of($"attribute {name}")}}", "link_type": "service", "taxonomy_term": {
                "id": "{{Parenting}}", "name": "Parenting", "description": "Help for parents", "taxonomy": "Needs", "taxonomy_id": "{{NameId.Of("test taxonomy")}}" } } ]
            }
            """)!;
        with?.Invoke(service);
        return service;
    }

    public static Guid IdOf(string name) => NameId.Of($"service {name}");

    public static async Task<IReadOnlyList<ServiceTaken>> Takes(this KithWorld world, string source, params JsonObject[] services)
    {
        var records = services.Select(s => OpenRecord.Of(s, "service", source)).ToList();
        return (await world.Run((scope, now) => scope.GetRequiredService<TakeServices>().Do(records, source, null, now, CancellationToken.None))).Value;
    }

    public static async Task<Feed> Feed(this KithWorld world, string path, string? ifNoneMatch = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/oruk/v3" + path);
        if (ifNoneMatch is not null)
        {
            request.Headers.TryAddWithoutValidation("If-None-Match", ifNoneMatch);
        }

        var shown = await world.Anyone().Answer(request);
        return new Feed(shown);
    }

    public static ServiceId ServiceOf(string name) => new(IdOf(name));

    /// <summary>A worker proposes what a listing should say.</summary>
    public static async Task<ProposalId> AProposal(this KithWorld world, string name, WorkerInTest by, Action<ProposeChangeInput> with)
    {
        var (id, acting) = (ServiceOf(name), await world.Acting(by));
        var input = await world.Read(async db => (await db.Services.Where(s => s.Id == id).Select(s => new { s.Listing, s.Version }).ToListAsync())
            .Select(s => ProposeChangeInput.From(ListingText.Read(s.Listing), s.Version)).Single());
        input.Why = "I was there last week";
        with(input);
        return (await world.Do((ProposeChange command, Now now) => command.Do(id, input, Proposer.Worker(acting.Posting), acting, now, CancellationToken.None))).Value;
    }

    /// <summary>A listing that somebody watches, that has changed, and of which somebody says that it should change.</summary>
    public static async Task AChangingListing(this KithWorld world, string name, WorkerInTest watcher, WorkerInTest proposer)
    {
        var acting = await world.Acting(watcher);
        await world.Do((WatchListing command, Now now) => command.Do(ServiceOf(name), true, acting, now, CancellationToken.None));
        await world.Takes("stage", AService(name, with: s => s["fees"] = Guid.NewGuid().ToString()));
        await world.Do((ReportListing command, Now now) => command.Do(ServiceOf(name), new ReportListingInput { Kind = ProblemKind.Wrong, Words = $"Something {Guid.NewGuid()}" }, now, CancellationToken.None));
        await world.AProposal(name, proposer, p => (p.Description, p.WaitTime) = ("Another one", "Two weeks"));
    }

    public static LocationId PlaceOf(string name) => new(NameId.Of($"place {name}"));
}

internal sealed record Feed(Shown Shown)
{
    public JsonObject Json => (JsonObject)JsonNode.Parse(Shown.Body)!;

    public IReadOnlyList<JsonObject> Contents => Json["contents"]!.AsArray().Select(c => c!.AsObject()).ToList();

    public IReadOnlyList<string> Names => Contents.Select(c => c["name"]!.GetValue<string>()).ToList();

    public int Total => Json["total_items"]!.GetValue<int>();

    public string? ETag => Shown.Response.Headers.TryGetValues("ETag", out var tags) ? tags.Single() : null;

    public Feed Expect(System.Net.HttpStatusCode status)
    {
        Assert.True(Shown.Status == status, $"{Shown.Address} answered {(int)Shown.Status}: {Shown.Body[..Math.Min(Shown.Body.Length, 300)]}");
        return this;
    }
}
