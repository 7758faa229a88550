using System.Text.Json;
using System.Text.RegularExpressions;
using Kith.Tools;

namespace Kith.Fences;

/// <summary>
/// The answers have the shapes that <c>dotnet list package --vulnerable --format json</c> and <c>npm audit --json</c> give; what they tell is invented. The bill of materials is held against the rules of
/// CycloneDX 1.6 for what stands in it.
/// </summary>
public sealed partial class AuditTests
{
    private const string Advisory = "https://advisories.example/GHSA-0000-0000-0000";

    private static readonly string[] Kinds = ["application", "framework", "library", "container", "platform", "operating-system", "device", "device-driver", "firmware", "file", "machine-learning-model", "data", "cryptographic-asset"];

    private static readonly int Projects = LockFiles.Named(Product.Root, "packages.lock.json").Count;

    [Fact]
    public async Task It_ends_well_when_nothing_is_known()
    {
        var (code, said) = await Run(NuGet(), Npm());

        Assert.Equal(0, code);
        Assert.Contains("NuGet: no known weakness", said, StringComparison.Ordinal);
        Assert.Contains("npm, package-lock.json: no known weakness", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task A_known_weakness_fails_it_and_is_told(bool ofNuGet, bool ofNpm)
    {
        var (code, said) = await Run(NuGet(weak: ofNuGet), Npm(weak: ofNpm));

        Assert.Equal(1, code);
        Assert.Contains($"Planted 1.2.3 has a known weakness, high: {Advisory}", said.Replace("Planted <=1.2.3", "Planted 1.2.3", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_cannot_be_asked_has_not_said_that_there_is_none()
    {
        var silent = new Said(1, string.Empty, "Unable to load the service index for source");
        var problem = new Said(1, """{ "version": 1, "parameters": "--vulnerable", "problems": [ { "level": "error", "text": "Unable to load the service index for source" } ], "projects": [] }""", string.Empty);
        var gone = new Said(1, """{ "message": "request to a registry failed, reason: getaddrinfo ENOTFOUND", "error": { "summary": "", "detail": "" } }""", string.Empty);
        var half = new Said(0, Solution(weak: false, projects: 1), string.Empty);
        var strange = new Said(0, "{ \"auditReportVersion\": 2, ", string.Empty);
        foreach (var (nuGet, npm, why) in new[]
        {
            (silent, Npm(), "Unable to load the service index"), (problem, Npm(), "Unable to load the service index"), (half, Npm(), $"It looked at 1 of {Projects} projects"), (NuGet(), gone, "ENOTFOUND"), (NuGet(), silent, "Unable to load"), (NuGet(), strange, "cannot be read"),
        })
        {
            var (code, said) = await Run(nuGet, npm);
            Assert.Equal(2, code);
            Assert.Contains("could not be asked, which is not “none”", said, StringComparison.Ordinal);
            Assert.Contains(why, said, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_source_without_advisories_is_found_out_by_what_is_known_for_years()
    {
        var (code, said) = await Run(NuGet(), Npm(), knowsNothing: true);

        Assert.Equal(2, code);
        Assert.Contains("NuGet: could not be asked, which is not “none”: It has no advisories: it knows of no weakness of Newtonsoft.Json", said, StringComparison.Ordinal);
        Assert.Contains("It has no advisories: it knows of no weakness of minimist", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_weakness_is_told_even_where_somebody_else_could_not_be_asked() =>
        Assert.Equal(1, (await Run(NuGet(weak: true), new Said(1, string.Empty, "gone"))).Code);

    [Fact]
    public async Task The_bill_of_materials_holds_every_locked_package_as_its_format_asks()
    {
        var file = Path.GetTempFileName();
        await Run(NuGet(), Npm(), file);
        using var bill = JsonDocument.Parse(await File.ReadAllTextAsync(file));
        File.Delete(file);
        var packages = LockFiles.Read(Product.Root);

        Assert.Empty(Broken(bill.RootElement));
        var components = bill.RootElement.GetProperty("components").EnumerateArray().ToList();
        Assert.Equal(packages.Select(p => p.Address), components.Select(c => c.GetProperty("purl").GetString()));
        Assert.True(packages.Count(p => p.Kind == LockFiles.NuGet) > 50 && packages.Count(p => p.Kind == LockFiles.Npm) > 10);

        var ours = Component("pkg:nuget/BouncyCastle.Cryptography@");
        Assert.Equal(("required", "direct"), (ours.GetProperty("scope").GetString(), ours.GetProperty("properties")[0].GetProperty("value").GetString()));
        Assert.Equal("SHA-512", ours.GetProperty("hashes")[0].GetProperty("alg").GetString());
        Assert.Equal("excluded", Component("pkg:nuget/Meziantou.Analyzer@").GetProperty("scope").GetString());
        Assert.Equal("excluded", Component("pkg:nuget/AngleSharp@").GetProperty("scope").GetString());
        Assert.Equal("required", Component("pkg:npm/leaflet@").GetProperty("scope").GetString());
        Assert.Equal("@ministryofjustice", Component("pkg:npm/%40ministryofjustice/frontend@").GetProperty("group").GetString());
        Assert.Equal("excluded", Component("pkg:npm/sass@").GetProperty("scope").GetString());
        var needs = bill.RootElement.GetProperty("dependencies").EnumerateArray().ToDictionary(d => d.GetProperty("ref").GetString()!, d => d.GetProperty("dependsOn").EnumerateArray().Select(r => r.GetString()!).ToList());
        Assert.Contains(needs.Single(n => n.Key.StartsWith("pkg:nuget/MailKit@", StringComparison.Ordinal)).Value, n => n.StartsWith("pkg:nuget/MimeKit@", StringComparison.Ordinal));
        Assert.Contains(needs.Single(n => n.Key.StartsWith("pkg:npm/echarts@", StringComparison.Ordinal)).Value, n => n.StartsWith("pkg:npm/zrender@", StringComparison.Ordinal));

        JsonElement Component(string address) => components.Single(c => c.GetProperty("purl").GetString()!.StartsWith(address, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("\"specVersion\": \"1.6\"", "\"specVersion\": \"9.9\"")]
    [InlineData("urn:uuid:", "uuid:")]
    [InlineData("\"SHA-512\"", "\"SHA-3\"")]
    [InlineData("\"required\"", "\"needed\"")]
    [InlineData("\"purl\"", "\"address\"")]
    [InlineData("\"bom-ref\": \"kith\"", "\"bom-ref\": \"pkg:nuget/MailKit@4.18.2\"")]
    [InlineData("\"ref\": \"kith\"", "\"ref\": \"nobody\"")]
    public async Task The_rules_of_the_format_bite(string good, string bad)
    {
        var file = Path.GetTempFileName();
        await Run(NuGet(), Npm(), file);
        var text = await File.ReadAllTextAsync(file);
        File.Delete(file);
        Assert.Contains(good, text, StringComparison.Ordinal);

        using var spoilt = JsonDocument.Parse(text.Replace(good, bad, StringComparison.Ordinal));
        Assert.NotEmpty(Broken(spoilt.RootElement));
    }

    private static async Task<(int Code, string Said)> Run(Said nuGet, Said npm, string? file = null, bool knowsNothing = false)
    {
        await using var said = new StringWriter();
        Task<Said> Ask(string program, string folder, string[] with)
        {
            var isControl = Path.GetFullPath(folder) != Path.GetFullPath(Product.Root);
            return Task.FromResult((program, isControl) switch
            {
                ("git", _) => new Said(0, "0123456789ab\n", string.Empty),
                ("dotnet", true) => knowsNothing || nuGet.Code != 0 ? nuGet : new Said(0, Solution(weak: true, projects: 1, package: "Newtonsoft.Json"), string.Empty),
                ("dotnet", false) => nuGet,
                (_, true) => knowsNothing || npm.Code < 0 ? npm : Npm(weak: true, package: "minimist"),
                _ => npm,
            });
        }

        var code = await new Audit(Product.Root, Ask, said, TimeProvider.System).Run(file);
        return (code, said.ToString());
    }

    private static Said NuGet(bool weak = false) => new(0, "  Determining projects to restore...\n" + Solution(weak, Projects), string.Empty);

    private static string Solution(bool weak, int projects, string package = "Planted") => JsonSerializer.Serialize(new
    {
        version = 1,
        parameters = "--vulnerable --include-transitive",
        sources = new[] { "https://packages.example/index.json" },
        projects = Enumerable.Range(0, projects).Select(number => weak && number == projects - 1
            ? (object)new
            {
                path = "/kith/Kith.csproj",
                frameworks = new[] { new { framework = "net10.0", transitivePackages = new[] { new { id = package, resolvedVersion = "1.2.3", vulnerabilities = new[] { new { severity = "High", advisoryurl = Advisory } } } } } },
            }
            : new { path = $"/kith/{number}.csproj" }),
    });

    // npm ends with 1 when it has found something.
    private static Said Npm(bool weak = false, string package = "Planted")
    {
        var found = weak
            ? $$"""
                "{{package}}": {
                  "name": "{{package}}", "severity": "high", "isDirect": true,
                  "via": [ "another", { "source": 1, "name": "{{package}}", "dependency": "{{package}}", "title": "Invented", "url": "{{Advisory}}", "severity": "high", "range": "<=1.2.3" } ],
                  "effects": [], "range": "<=1.2.3", "nodes": [ "node_modules/{{package}}" ], "fixAvailable": true
                }
                """
            : string.Empty;
        var number = weak ? 1 : 0;
        return new Said(number, $$"""
            {
              "auditReportVersion": 2,
              "vulnerabilities": { {{found}} },
              "metadata": { "vulnerabilities": { "high": {{number}}, "total": {{number}} }, "dependencies": { "prod": 9, "dev": 20, "total": 29 } }
            }
            """, string.Empty);
    }

    /// <summary>What the format’s own rules say of the parts that are used here.</summary>
    private static List<string> Broken(JsonElement bill)
    {
        List<string> broken = [];
        Only(bill, "bomFormat", "specVersion", "serialNumber", "version", "metadata", "components", "dependencies");
        Rule(Text(bill, "bomFormat") == "CycloneDX" && Text(bill, "specVersion") == "1.6", "format");
        Rule(SerialNumber().IsMatch(Text(bill, "serialNumber")), "serialNumber");
        Rule(bill.GetProperty("version").GetInt32() >= 1, "version");
        var metadata = bill.GetProperty("metadata");
        Only(metadata, "timestamp", "component");
        Rule(DateTimeOffset.TryParse(Text(metadata, "timestamp"), out _), "timestamp");
        var all = bill.GetProperty("components").EnumerateArray().Prepend(metadata.GetProperty("component")).ToList();
        foreach (var component in all)
        {
            Only(component, "type", "bom-ref", "group", "name", "version", "scope", "hashes", "licenses", "purl", "properties");
            Rule(Kinds.Contains(Text(component, "type")) && Text(component, "name").Length > 0, "type and name are required");
            Rule(!component.TryGetProperty("scope", out var scope) || scope.GetString() is "required" or "optional" or "excluded", "scope");
            Rule(!component.TryGetProperty("purl", out var purl) || PackageAddress().IsMatch(purl.GetString()!), "purl");
            IEnumerable<JsonElement> hashes = component.TryGetProperty("hashes", out var given) ? given.EnumerateArray() : [];
            foreach (var hash in hashes)
            {
                Only(hash, "alg", "content");
                Rule(Text(hash, "alg") == "SHA-512" && Hash().IsMatch(Text(hash, "content")), "hash");
            }
        }

        var names = all.ConvertAll(c => Text(c, "bom-ref"));
        Rule(names.Count == names.Distinct().Count() && names.TrueForAll(n => n.Length > 0), "bom-ref is unique");
        foreach (var needs in bill.GetProperty("dependencies").EnumerateArray())
        {
            Only(needs, "ref", "dependsOn");
            var on = needs.GetProperty("dependsOn").EnumerateArray().Select(r => r.GetString()!).ToList();
            Rule(names.Contains(Text(needs, "ref")) && on.TrueForAll(names.Contains) && on.Count == on.Distinct().Count(), $"ref {Text(needs, "ref")}");
        }

        return broken;

        void Rule(bool holds, string what)
        {
            if (!holds)
            {
                broken.Add(what);
            }
        }

        void Only(JsonElement of, params string[] known) => broken.AddRange(of.EnumerateObject().Select(p => p.Name).Except(known));

        static string Text(JsonElement of, string name) => of.TryGetProperty(name, out var value) ? value.GetString()! : string.Empty;
    }

    [GeneratedRegex("^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$", RegexOptions.None, 1_000)]
    private static partial Regex SerialNumber();

    [GeneratedRegex("^[a-f0-9]{128}$", RegexOptions.None, 1_000)]
    private static partial Regex Hash();

    [GeneratedRegex("^pkg:(nuget/[A-Za-z0-9._-]+|npm/(%40[a-z0-9._-]+/)?[A-Za-z0-9._-]+)@[0-9][A-Za-z0-9.%-]*$", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex PackageAddress();
}
