namespace Kith.Fences;

public sealed class TestsExistTests
{
    [Fact]
    public void Every_page_and_every_command_has_its_test_class() =>
        Fence.Holds(TestsExist.Violations(Product.Types(Product.ProductAssemblies), Product.Types(Product.TestAssemblies)));

    [Fact]
    public void It_bites()
    {
        var planted = PlantedTypes.In("Kith.Fences.Planted.Features.Steps");
        Assert.Equal(
            [
                "Kith.Fences.Planted.Features.Steps.EmptilyTested has no test class EmptilyTestedTests",
                "Kith.Fences.Planted.Features.Steps.UntestedCommand has no test class UntestedCommandTests",
                "Kith.Fences.Planted.Features.Steps.UntestedPageModel has no test class UntestedPageTests",
            ],
            TestsExist.Violations(planted, planted).Order(StringComparer.Ordinal));
    }
}
