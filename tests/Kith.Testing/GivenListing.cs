using System.Globalization;
using System.Text.Json.Nodes;
using Kith.Features.ServiceDirectory;
using Kith.Practice.Shared;
using Kith.Returns.OpenReferral;

namespace Kith.Testing;

public static class GivenListing
{
    /// <summary>A service of the directory at a place.</summary>
    public static async Task AServiceAt(this KithWorld world, string name, double latitude, double longitude)
    {
        var service = (JsonObject)JsonNode.Parse(string.Create(CultureInfo.InvariantCulture, $$"""
            {
              "id": "{{NameId.Of($"service {name}")}}", "name": "{{name}}", "description": "Parents meet and children play {{name}}.", "status": "active", "assured_date": "2026-05-01", "last_modified": "2026-05-01T09:30:00Z",
              "service_at_locations": [ { "id": "{{NameId.Of($"at {name}")}}", "location": { "id": "{{NameId.Of($"place {name}")}}", "location_type": "physical", "name": "{{name}}", "latitude": {{latitude}}, "longitude": {{longitude}} } } ],
              "organization": { "id": "{{NameId.Of("organisation of soaks")}}", "name": "Northmoor Play Trust", "description": "A charity." }
            }
            """))!;
        OpenRecord[] records = [OpenRecord.Of(service, "service", "soak")];
        _ = (await world.Do((TakeServices command, Now now) => command.Do(records, "soak", null, now, CancellationToken.None))).Value;
    }
}
