namespace Kith.Fences;

public sealed class BannedNamesTests
{
    [Fact]
    public void No_type_is_named_after_its_wiring() =>
        Fence.Holds(BannedNames.InTypes(Product.Types([.. Product.ProductAssemblies, .. Product.TestAssemblies])));

    [Fact]
    public void No_folder_sorts_by_kind() =>
        Fence.Holds(BannedNames.InFolders(TrackedFiles.AllOrSkip()));

    [Fact]
    public void It_bites_on_types_and_namespaces() =>
        Assert.Equal(
            [
                "Kith.Fences.Planted.Models.Family is in a namespace by kind",
                "Kith.Fences.Planted.Names.FamilyService ends in Service",
                "Kith.Fences.Planted.Names.NotATagHelper ends in Helper",
                "Kith.Fences.Planted.Names.Outer/InnerHelper ends in Helper",
                "Kith.Fences.Planted.Names.RagManager`1 ends in Manager",
            ],
            BannedNames.InTypes(PlantedTypes.In("Kith.Fences.Planted")).Order(StringComparer.Ordinal));

    [Fact]
    public void It_bites_on_folders() =>
        Assert.Equal(
            ["src/Kith/Features/Families/Models is a folder by kind"],
            BannedNames.InFolders(["src/Kith/Features/Families/Models/Family.cs", "src/Kith/Features/Families/ReadFamily.cs", "docs/models/cost.md"]));
}
