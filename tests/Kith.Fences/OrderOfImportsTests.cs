using Xunit;

namespace Kith.Fences;

/// <summary>Usings stand with System first and then by the alphabet, as <c>dotnet format</c> would put them; the build does not look, and formatting all takes a minute.</summary>
public sealed class OrderOfImportsTests
{
    [Fact]
    public void Usings_stand_in_order() =>
        Fence.Holds(TrackedFiles.AllOrSkip().Where(f => f.EndsWith(".cs", StringComparison.Ordinal)).SelectMany(f => OutOfOrder(f, File.ReadLines(Path.Combine(Product.Root, f)))));

    [Theory]
    [InlineData("using Kith.A;\nusing System.Text;\n")]
    [InlineData("using Kith.Platform.Web;\nusing Kith.Platform.SignIn;\n")]
    public void It_bites(string text) => Assert.Single(OutOfOrder("x.cs", text.Split('\n')));

    [Fact]
    public void It_leaves_order_alone() =>
        Assert.Empty(OutOfOrder("x.cs", ["using System.Text;", "using Kith.A;", "using Kith.A.B;", "using Xunit;", "using static Kith.Look.Markup;", "using Short = System.Int32;", "", "namespace A;"]));

    private static IEnumerable<string> OutOfOrder(string file, IEnumerable<string> lines)
    {
        var usings = lines.TakeWhile(l => !l.StartsWith("namespace ", StringComparison.Ordinal)).Where(l => l.StartsWith("using ", StringComparison.Ordinal)).Select(l => l[6..].TrimEnd(';')).ToList();
        var plain = usings.Where(u => !u.Contains('=', StringComparison.Ordinal) && !u.StartsWith("static ", StringComparison.Ordinal)).ToList();
        var ordered = plain.OrderBy(u => u == "System" || u.StartsWith("System.", StringComparison.Ordinal) ? 0 : 1).ThenBy(u => u, StringComparer.OrdinalIgnoreCase).ToList();
        return plain.SequenceEqual(ordered) ? [] : [$"{file}: usings stand out of order; ./dev format puts them right"];
    }
}
