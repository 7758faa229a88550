using System.Text.Json;

namespace Kith.Tests.Platform.Look;

public sealed record Fixture(string Name, JsonElement Options, string Html)
{
    private static readonly string Components = Path.Combine(Root(), "node_modules/govuk-frontend/dist/govuk/components");

    public static IReadOnlyList<Fixture> Of(string component)
    {
        using var file = File.OpenRead(Path.Combine(Components, component, "fixtures.json"));
        using var all = JsonDocument.Parse(file);
        return [.. all.RootElement.GetProperty("fixtures").EnumerateArray().Select(fixture => new Fixture(
            fixture.GetProperty("name").GetString()!, fixture.GetProperty("options").Clone(), fixture.GetProperty("html").GetString()!))];
    }

    internal static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "package-lock.json")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside the repository.");
        return folder.FullName;
    }
}
