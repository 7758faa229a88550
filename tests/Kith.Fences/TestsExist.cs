using Mono.Cecil;

namespace Kith.Fences;

/// <summary>Every page and every command has a test class of its name.</summary>
internal static class TestsExist
{
    public static IEnumerable<string> Violations(IEnumerable<TypeDefinition> product, IEnumerable<TypeDefinition> tests)
    {
        var tested = tests.Where(HoldsATest).Select(type => type.Name).ToHashSet(StringComparer.Ordinal);
        return product.Where(type => type is { IsClass: true, IsAbstract: false } && (IsPage(type) || IsCommand(type)))
            .Select(type => (type.FullName, TestClass: Subject(type) + "Tests"))
            .Where(each => !tested.Contains(each.TestClass))
            .Select(each => $"{each.FullName} has no test class {each.TestClass}");
    }

    private static bool IsPage(TypeDefinition type) =>
        type.BaseType is { } parent
        && (parent.FullName == "Microsoft.AspNetCore.Mvc.RazorPages.PageModel" || (parent.GetElementType() is TypeDefinition known && IsPage(known)));

    private static bool IsCommand(TypeDefinition type) =>
        type.Namespace.Split('.').Contains("Features") && type.Methods.Any(method => method is { IsPublic: true, Name: "Do" });

    // The page RecordVisitModel and the command RecordVisit are told by the same tests.
    private static string Subject(TypeDefinition type) =>
        IsPage(type) && type.Name.EndsWith("Model", StringComparison.Ordinal) ? type.Name[..^"Model".Length] : type.Name;

    private static bool HoldsATest(TypeDefinition type) =>
        type.Methods.Any(method => method.CustomAttributes.Any(attribute => attribute.AttributeType.Name is "FactAttribute" or "TheoryAttribute"));
}
