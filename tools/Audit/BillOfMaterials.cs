using System.Text.Json.Nodes;

namespace Kith.Tools;

/// <summary>What Kith is made of, as CycloneDX 1.6 has it, from the lock files alone.</summary>
internal static class BillOfMaterials
{
    private const string Kith = "kith";

    /// <param name="version">Of Kith itself.</param>
    public static JsonObject Of(IReadOnlyList<LockedPackage> packages, string version, DateTimeOffset at) => new()
    {
        ["bomFormat"] = "CycloneDX",
        ["specVersion"] = "1.6",
        ["serialNumber"] = $"urn:uuid:{Guid.NewGuid()}",
        ["version"] = 1,
        ["metadata"] = new JsonObject
        {
            ["timestamp"] = at.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture),
            ["component"] = new JsonObject { ["type"] = "application", ["bom-ref"] = Kith, ["name"] = "Kith", ["version"] = version, ["licenses"] = new JsonArray(new JsonObject { ["license"] = new JsonObject { ["id"] = "MIT" } }) },
        },
        ["components"] = new JsonArray([.. packages.Select(Component)]),
        ["dependencies"] = new JsonArray([Needs(Kith, packages.Where(p => p.IsDirect).Select(p => p.Address)), .. packages.Select(p => Needs(p.Address, p.Needs))]),
    };

    private static JsonObject Component(LockedPackage package)
    {
        // The scope of npm stands before its name, as the format asks.
        var scoped = package.Name.StartsWith('@') ? package.Name.Split('/', 2) : null;
        var component = new JsonObject { ["type"] = "library", ["bom-ref"] = package.Address };
        if (scoped is not null)
        {
            component["group"] = scoped[0];
        }

        component["name"] = scoped is null ? package.Name : scoped[1];
        component["version"] = package.Version;
        component["scope"] = package.IsOurs ? "required" : "excluded";
        if (package.Sha512 is { } hash)
        {
            component["hashes"] = new JsonArray(new JsonObject { ["alg"] = "SHA-512", ["content"] = hash });
        }

        component["purl"] = package.Address;
        component["properties"] = new JsonArray(new JsonObject { ["name"] = "kith:asked-for", ["value"] = package.IsDirect ? "direct" : "transitive" });
        return component;
    }

    private static JsonObject Needs(string address, IEnumerable<string> needs) => new() { ["ref"] = address, ["dependsOn"] = new JsonArray([.. needs.Select(n => JsonValue.Create(n))]) };
}
