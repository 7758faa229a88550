using Mono.Cecil;

namespace Kith.Fences;

public sealed class FeatureMapTests
{
    private const string Root = "Kith.Fences.Planted";

    private static readonly List<string> Planted = [.. new FeatureMap(Root).Violations(PlantedTypes.In(Root))];

    [Fact]
    public void A_feature_uses_only_itself_and_what_stands_beneath_it() =>
        Fence.Holds(new FeatureMap("Kith").Violations(Product.Types(Product.ProductAssemblies)));

    [Fact]
    public void Every_feature_folder_is_in_the_map() =>
        Fence.Holds(FeatureMap.FoldersOutsideTheMap(TrackedFiles.AllOrSkip()));

    [Theory]
    [InlineData("NamesALaterFeatureInAField")]
    [InlineData("NamesALaterFeatureAsItsParent")]
    [InlineData("NamesALaterFeatureInAGenericArgument")]
    [InlineData("NamesALaterFeatureInAnAttribute")]
    [InlineData("NamesALaterFeatureInABody")]
    [InlineData("NamesALaterFeatureInALambda")]
    [InlineData("PlatformNamesAnEntity")]
    [InlineData("PlatformNamesAFeature")]
    [InlineData("OfNoKnownFeature")]
    [InlineData("OfNoKnownPlace")]
    public void It_bites_on(string planted) =>
        Assert.Contains(Planted, violation => violation.Split(' ')[0].EndsWith("." + planted, StringComparison.Ordinal));

    [Theory]
    [InlineData("NamesAnEarlierFeature")]
    [InlineData("KithDb")]
    [InlineData("PlatformNamesARole")]
    [InlineData("DemoNamesAnything")]
    [InlineData("LaterRule")]
    public void It_lets_pass(string planted) =>
        Assert.DoesNotContain(Planted, violation => violation.Split(' ')[0].EndsWith("." + planted, StringComparison.Ordinal));

    [Fact]
    public void It_bites_on_a_view_that_names_a_later_feature()
    {
        var later = PlantedTypes.In(Root).Single(type => type.Name == "LaterFact");
        var view = new TypeDefinition("AspNetCoreGeneratedDocument", "Features_Families_ReadFamily", TypeAttributes.Class);
        view.Fields.Add(new FieldDefinition("model", FieldAttributes.Private, later));
        var layout = new TypeDefinition("AspNetCoreGeneratedDocument", "Features_Shared__Layout", TypeAttributes.Class);
        layout.Fields.Add(new FieldDefinition("model", FieldAttributes.Private, later));

        var violation = Assert.Single(new FeatureMap(Root).Violations([view, layout]));
        Assert.Contains("Features_Families_ReadFamily", violation, StringComparison.Ordinal);
    }

    [Fact]
    public void It_bites_on_a_folder_outside_the_map() =>
        Assert.Equal(
            ["the folder Billing is not in the map"],
            FeatureMap.FoldersOutsideTheMap(
                ["src/Kith/Features/Billing/Pay.cs", "src/Kith/Features/Access/SignIn.cs", "src/Kith/Features/Shared/_Layout.cshtml", "src/Kith/Features/_ViewStart.cshtml"]));
}
