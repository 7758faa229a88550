using Mono.Cecil;

namespace Kith.Fences;

/// <summary>Kith as it lies in the repository: its folder, its tracked files, its compiled assemblies.</summary>
internal static class Product
{
    // bin/<configuration>/<framework>
    private static readonly DirectoryInfo Output = new(AppContext.BaseDirectory);

    public static string Root { get; } = FindRoot();

    public static IReadOnlyList<string> ProductAssemblies { get; } =
        [Built("src/Kith", "kith"), Built("src/Kith.Practice", "Kith.Practice"), Built("src/Kith.Returns", "Kith.Returns")];

    public static IReadOnlyList<string> TestAssemblies { get; } =
        [.. Directory.GetDirectories(Path.Combine(Root, "tests"), "Kith.*")
            .Select(folder => Path.GetFileName(folder))
            .Where(name => name != "Kith.Fences")
            .Order(StringComparer.Ordinal)
            .Select(name => Built($"tests/{name}", name))];

    public static AssemblyDefinition Practice => Read(ProductAssemblies[1]);

    public static IEnumerable<TypeDefinition> Types(IEnumerable<string> assemblies) =>
        assemblies.SelectMany(path => Read(path).MainModule.Types);

    public static AssemblyDefinition Read(string path)
    {
        // An attribute's value may be an enum of a neighbouring assembly.
        var neighbours = new DefaultAssemblyResolver();
        neighbours.AddSearchDirectory(Path.GetDirectoryName(path));
        return AssemblyDefinition.ReadAssembly(path, new ReaderParameters { AssemblyResolver = neighbours });
    }

    private static string Built(string project, string assembly) =>
        Path.Combine(Root, project, "bin", Output.Parent!.Name, Output.Name.TrimEnd('/'), assembly + ".dll");

    private static string FindRoot()
    {
        var folder = Output;
        while (!File.Exists(Path.Combine(folder.FullName, "Kith.slnx")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The fences run from inside the repository.");
        }

        return folder.FullName;
    }
}
