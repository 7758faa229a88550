using Kith.Returns.CinCensus;
using Kith.Returns.Tests.CinCensus.Rules;
using Kith.Testing.Census;

namespace Kith.Returns.Tests.CinCensus;

public class InventedCensusValidTests
{
    [Theory]
    [InlineData(2022)]
    [InlineData(2023)]
    [InlineData(2024)]
    [InlineData(2025)]
    [InlineData(2026)]
    [InlineData(2027)]
    public void An_invented_census_breaks_no_rule_of_its_year(int ending)
    {
        var file = new MemoryStream();
        InventedCensus.Write(file, ending, 3_000, seed: ending);
        file.Position = 0;

        var said = Checked.Of(file);

        Assert.Equal([], said.Findings.GroupBy(finding => finding.Rule.Code).Select(rule => $"{rule.Key} {rule.Count()} {rule.First().Child} line {rule.First().Place.Line}"));
        Assert.Equal([], said.WholeReturn.Select(rule => rule.Code));
        Assert.Empty(said.Crashed);
    }
}
