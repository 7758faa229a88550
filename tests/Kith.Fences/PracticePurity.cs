using Mono.Cecil;

namespace Kith.Fences;

/// <summary>The rules of practice stand on the language alone: no package, no input or output, no clock of their own.</summary>
internal static class PracticePurity
{
    private static readonly string[] Namespaces = ["System.IO", "System.Net", "System.Timers", "System.Data"];

    private static readonly string[] Types =
    [
        "System.Console", "System.Random", "System.Diagnostics.Process", "System.Diagnostics.Stopwatch", "System.Threading.Thread", "System.Threading.Timer",
    ];

    private static readonly string[] Members =
    [
        "System.DateTime::get_Now", "System.DateTime::get_UtcNow", "System.DateTime::get_Today", "System.DateTimeOffset::get_Now",
        "System.DateTimeOffset::get_UtcNow", "System.TimeProvider::get_System", "System.TimeZoneInfo::get_Local", "System.Environment::get_TickCount",
        "System.Environment::get_TickCount64", "System.Environment::GetEnvironmentVariable", "System.Threading.Tasks.Task::Delay",
        "System.Diagnostics.Process::Start",
    ];

    public static IEnumerable<string> ForeignAssemblies(AssemblyDefinition assembly) =>
        assembly.MainModule.AssemblyReferences.Select(reference => reference.Name)
            .Where(name => !File.Exists(Path.Combine(FrameworkFolder, name + ".dll")))
            .Select(name => $"{assembly.Name.Name} references {name}, which is not the language's own library");

    public static IEnumerable<string> Impurities(IEnumerable<TypeDefinition> types) =>
        types.SelectMany(type => ImpureTypes(type).Concat(ImpureMembers(type)));

    private static string FrameworkFolder => Path.GetDirectoryName(typeof(object).Assembly.Location)!;

    private static IEnumerable<string> ImpureTypes(TypeDefinition type) =>
        TypesUsed.By(type)
            .Where(used => Types.Contains(used.FullName) || Namespaces.Any(name => $"{used.Namespace}.".StartsWith($"{name}.", StringComparison.Ordinal)))
            .Select(used => $"{type.FullName} uses {used.FullName}");

    private static IEnumerable<string> ImpureMembers(TypeDefinition type) =>
        Calls(type).Where(Members.Contains).Distinct().Select(called => $"{type.FullName} calls {called}");

    private static IEnumerable<string> Calls(TypeDefinition type) =>
        type.Methods.Where(method => method.HasBody)
            .SelectMany(method => method.Body.Instructions)
            .Select(instruction => instruction.Operand).OfType<MethodReference>()
            .Select(called => $"{called.DeclaringType.FullName}::{called.Name}")
            .Concat(type.NestedTypes.SelectMany(Calls));
}
