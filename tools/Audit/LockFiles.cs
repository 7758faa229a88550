using System.Text.Json;
using System.Xml.Linq;

namespace Kith.Tools;

/// <summary>A package as lock files hold it.</summary>
/// <param name="Sha512">Of what was fetched, in lower-case hexadecimal; null where the lock file has none. NuGet’s is of the package without its signature.</param>
/// <param name="IsDirect">A project asks for it by name.</param>
/// <param name="IsOurs">It is part of what runs, or of what browsers are sent; otherwise it builds or tests that.</param>
/// <param name="Needs">What it needs in turn, by address.</param>
internal sealed record LockedPackage(string Kind, string Name, string Version, string? Sha512, bool IsDirect, bool IsOurs, IReadOnlyList<string> Needs)
{
    /// <summary>Its package address (purl).</summary>
    public string Address => AddressOf(Kind, Name, Version);

    public static string AddressOf(string kind, string name, string version) => $"pkg:{kind}/{name.Replace("@", "%40", StringComparison.Ordinal)}@{Uri.EscapeDataString(version)}";
}

/// <summary>Every package of every lock file, once for each of its versions.</summary>
internal static class LockFiles
{
    public const string NuGet = "nuget";
    public const string Npm = "npm";

    private static readonly string[] MadeByMachines = ["bin", "obj", "node_modules", ".git", ".run"];

    /// <summary>The files of one name, without what a build or a run has made.</summary>
    public static IReadOnlyList<string> Named(string root, string name) =>
    [
        .. Directory.EnumerateFiles(root, name),
        .. Directory.EnumerateDirectories(root).Where(folder => !MadeByMachines.Contains(Path.GetFileName(folder))).Order(StringComparer.Ordinal).SelectMany(folder => Named(folder, name)),
    ];

    public static IReadOnlyList<LockedPackage> Read(string root)
    {
        var building = XDocument.Load(Path.Combine(root, "Directory.Packages.props")).Descendants("ItemGroup").Where(g => g.Attribute("Label")?.Value == "Build")
            .Elements("PackageVersion").Select(p => p.Attribute("Include")!.Value).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var all = Named(root, "packages.lock.json").SelectMany(file => OfNuGet(File.ReadAllText(file), Path.GetRelativePath(root, file).StartsWith("src/", StringComparison.Ordinal), building))
            .Concat(Named(root, "package-lock.json").SelectMany(file => OfNpm(File.ReadAllText(file))));
        return [.. all.GroupBy(p => p.Address).Select(Joined).OrderBy(p => p.Address, StringComparer.Ordinal)];
    }

    public static IEnumerable<LockedPackage> OfNuGet(string json, bool isOfTheProduct, IReadOnlySet<string> building)
    {
        using var read = JsonDocument.Parse(json);
        var packages = new List<LockedPackage>();
        foreach (var framework in read.RootElement.GetProperty("dependencies").EnumerateObject())
        {
            var resolved = framework.Value.EnumerateObject().Where(p => p.Value.TryGetProperty("resolved", out _))
                .ToDictionary(p => p.Name, p => (Name: p.Name, Version: p.Value.GetProperty("resolved").GetString()!), StringComparer.OrdinalIgnoreCase);
            packages.AddRange(framework.Value.EnumerateObject().Where(p => resolved.ContainsKey(p.Name)).Select(p => new LockedPackage(
                NuGet,
                p.Name,
                resolved[p.Name].Version,
                Hexadecimal(p.Value.TryGetProperty("contentHash", out var hash) ? hash.GetString() : null),
                p.Value.GetProperty("type").GetString() == "Direct",
                isOfTheProduct && !building.Contains(p.Name),
                [.. Names(p.Value, "dependencies").Where(resolved.ContainsKey).Select(n => LockedPackage.AddressOf(NuGet, resolved[n].Name, resolved[n].Version))])));
        }

        return packages;
    }

    public static IEnumerable<LockedPackage> OfNpm(string json)
    {
        using var read = JsonDocument.Parse(json);
        var places = read.RootElement.GetProperty("packages").EnumerateObject().ToDictionary(p => p.Name, p => p.Value.Clone(), StringComparer.Ordinal);
        var asked = places.TryGetValue(string.Empty, out var top) ? Names(top, "dependencies").Concat(Names(top, "devDependencies")).ToHashSet(StringComparer.Ordinal) : [];
        return
        [
            .. places.Where(p => p.Key.Length > 0).Select(p => new LockedPackage(
                Npm,
                NameAt(p.Key),
                p.Value.GetProperty("version").GetString()!,
                Hexadecimal(p.Value.TryGetProperty("integrity", out var hash) && hash.GetString() is { } text && text.StartsWith("sha512-", StringComparison.Ordinal) ? text["sha512-".Length..] : null),
                p.Key == $"node_modules/{NameAt(p.Key)}" && asked.Contains(NameAt(p.Key)),
                !Is(p.Value, "dev") && !Is(p.Value, "devOptional") && !Is(p.Value, "optional") && !Is(p.Value, "peer"),
                [.. Names(p.Value, "dependencies").Concat(Names(p.Value, "optionalDependencies")).Distinct().Select(n => PlaceOf(places, p.Key, n)).OfType<string>()
                    .Select(at => LockedPackage.AddressOf(Npm, NameAt(at), places[at].GetProperty("version").GetString()!))])),
        ];
    }

    private static LockedPackage Joined(IGrouping<string, LockedPackage> same) => same.First() with
    {
        IsDirect = same.Any(p => p.IsDirect),
        IsOurs = same.Any(p => p.IsOurs),
        Needs = [.. same.SelectMany(p => p.Needs).Distinct().Order(StringComparer.Ordinal)],
    };

    /// <summary>Where a package finds what it needs: beside itself, or in a folder above.</summary>
    private static string? PlaceOf(Dictionary<string, JsonElement> places, string from, string name)
    {
        for (var at = from; ; at = at[..Math.Max(0, at.LastIndexOf("node_modules/", StringComparison.Ordinal))].TrimEnd('/'))
        {
            var place = at.Length == 0 ? $"node_modules/{name}" : $"{at}/node_modules/{name}";
            if (places.ContainsKey(place))
            {
                return place;
            }

            if (at.Length == 0)
            {
                return null;
            }
        }
    }

    private static string NameAt(string place) => place[(place.LastIndexOf("node_modules/", StringComparison.Ordinal) + "node_modules/".Length)..];

    private static bool Is(JsonElement of, string name) => of.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;

    private static IEnumerable<string> Names(JsonElement of, string name) =>
        of.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Object ? list.EnumerateObject().Select(p => p.Name) : [];

    private static string? Hexadecimal(string? base64) => base64 is null ? null : Convert.ToHexStringLower(Convert.FromBase64String(base64));
}
