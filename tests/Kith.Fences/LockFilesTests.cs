using System.Xml.Linq;
using Kith.Tools;

namespace Kith.Fences;

/// <summary>What Kith is built from is what its lock files say, and the same everywhere (TR-69).</summary>
public sealed class LockFilesTests
{
    [Fact]
    public void Every_project_locks_its_packages() => Fence.Holds(Unlocked(TrackedFiles.AllOrSkip()));

    [Fact]
    public void A_restore_in_continuous_integration_keeps_to_the_lock_files()
    {
        var properties = XDocument.Load(Path.Combine(Product.Root, "Directory.Build.props")).Descendants("PropertyGroup").Elements().ToList();

        Assert.Equal("true", Assert.Single(properties, p => p.Name == "RestorePackagesWithLockFile").Value);
        Assert.Equal(("true", "'$(CI)' != ''"), (Assert.Single(properties, p => p.Name == "RestoreLockedMode").Value, properties.Single(p => p.Name == "RestoreLockedMode").Attribute("Condition")?.Value));
    }

    [Fact]
    public void Each_package_has_one_version() => Fence.Holds(Twice(LockFiles.Read(Product.Root)));

    [Fact]
    public void It_bites()
    {
        Assert.Equal(["src/A/A.csproj locks no package"], Unlocked(["src/A/A.csproj", "src/B/B.csproj", "src/B/packages.lock.json"]));
        Assert.Equal(["Shared: 1.0.0, 1.0.1"], Twice([.. Locked("1.0.0"), .. Locked("1.0.1")]));
    }

    private static IEnumerable<LockedPackage> Locked(string version) => LockFiles.OfNuGet(
        $$"""{ "version": 2, "dependencies": { "net10.0": { "Shared": { "type": "Transitive", "resolved": "{{version}}" }, "Own": { "type": "Direct", "resolved": "3.0.0" } } } }""", isOfTheProduct: true, new HashSet<string>());

    private static IEnumerable<string> Unlocked(IReadOnlyList<string> files) =>
        files.Where(f => f.EndsWith(".csproj", StringComparison.Ordinal) && !files.Contains(f[..(f.LastIndexOf('/') + 1)] + "packages.lock.json")).Select(f => $"{f} locks no package");

    private static IEnumerable<string> Twice(IEnumerable<LockedPackage> packages) =>
        packages.Where(p => p.Kind == LockFiles.NuGet).GroupBy(p => p.Name, StringComparer.OrdinalIgnoreCase)
            .Select(g => (g.Key, Versions: g.Select(p => p.Version).Distinct().Order(StringComparer.Ordinal).ToList())).Where(g => g.Versions.Count > 1).Select(g => $"{g.Key}: {string.Join(", ", g.Versions)}");
}
