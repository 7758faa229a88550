using Mono.Cecil;

namespace Kith.Fences;

/// <summary>The violations compiled into this assembly so that each fence can be seen to bite.</summary>
internal static class PlantedTypes
{
    public static List<TypeDefinition> In(string root) =>
        [.. Product.Read(typeof(PlantedTypes).Assembly.Location).MainModule.Types.Where(type => $"{type.Namespace}.".StartsWith(root + ".", StringComparison.Ordinal))];
}
