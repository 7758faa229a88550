using Mono.Cecil;

namespace Kith.Fences;

/// <summary>Names that say how a type is wired and not what it is for, and folders that sort by kind.</summary>
internal static class BannedNames
{
    private static readonly string[] Suffixes =
        ["Service", "Manager", "Helper", "Util", "Utils", "Handler", "Processor", "Dto", "Impl", "Base", "Common"];

    private static readonly string[] Kinds =
        ["Services", "Models", "Helpers", "Utils", "Repositories", "Controllers", "Interfaces", "Enums", "Dtos"];

    public static IEnumerable<string> InTypes(IEnumerable<TypeDefinition> types) => types.SelectMany(InType);

    public static IEnumerable<string> InFolders(IEnumerable<string> files) =>
        files.Select(file => Path.GetDirectoryName(file)!).Distinct()
            .Where(folder => IsCode(folder) && folder.Split('/').Any(IsKind))
            .Select(folder => $"{folder} is a folder by kind");

    private static IEnumerable<string> InType(TypeDefinition type)
    {
        if (type.Name.StartsWith('<') || type.Namespace == "AspNetCoreGeneratedDocument")
        {
            yield break;
        }

        if (Suffixes.FirstOrDefault(suffix => Name(type).EndsWith(suffix, StringComparison.Ordinal)) is { } banned && !IsExcused(type))
        {
            yield return $"{type.FullName} ends in {banned}";
        }

        if (type.Namespace.Split('.').Any(IsKind))
        {
            yield return $"{type.FullName} is in a namespace by kind";
        }

        foreach (var violation in type.NestedTypes.SelectMany(InType))
        {
            yield return violation;
        }
    }

    // Two words are not of our choosing: the framework's tag helpers, and the services that the service directory lists.
    private static bool IsExcused(TypeDefinition type) =>
        (Name(type).EndsWith("TagHelper", StringComparison.Ordinal) && type.BaseType?.Name.EndsWith("TagHelper", StringComparison.Ordinal) == true)
        || (Name(type).EndsWith("Service", StringComparison.Ordinal) && TypesUsed.Outermost(type).Namespace.Split('.').Contains("ServiceDirectory"));

    private static string Name(TypeDefinition type) => type.Name.Split('`')[0];

    private static bool IsKind(string name) => Kinds.Contains(name, StringComparer.OrdinalIgnoreCase);

    private static bool IsCode(string folder) => folder.Split('/')[0] is "src" or "tests" or "bench" or "tools";
}
