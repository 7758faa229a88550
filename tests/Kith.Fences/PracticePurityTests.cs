namespace Kith.Fences;

public sealed class PracticePurityTests
{
    [Fact]
    public void The_rules_of_practice_reference_no_package() =>
        Fence.Holds(PracticePurity.ForeignAssemblies(Product.Practice));

    [Fact]
    public void The_rules_of_practice_have_no_input_no_output_and_no_clock() =>
        Fence.Holds(PracticePurity.Impurities(Product.Practice.MainModule.Types));

    [Fact]
    public void It_bites_on_a_package() =>
        Assert.Contains(
            "Kith.Fences references Mono.Cecil, which is not the language's own library",
            PracticePurity.ForeignAssemblies(Product.Read(typeof(PracticePurityTests).Assembly.Location)));

    [Fact]
    public void It_bites_on_the_clock_the_disk_and_the_network() =>
        Assert.Equal(
            [
                "Kith.Fences.Planted.Impure.KnowsTheNetwork uses System.Net.Http.HttpClient",
                "Kith.Fences.Planted.Impure.LooksAtTheClock calls System.DateTimeOffset::get_UtcNow",
                "Kith.Fences.Planted.Impure.LooksAtTheClockInALambda calls System.DateTime::get_Now",
                "Kith.Fences.Planted.Impure.ReadsTheDisk uses System.IO.File",
            ],
            PracticePurity.Impurities(PlantedTypes.In("Kith.Fences.Planted.Impure")).Order(StringComparer.Ordinal));
}
