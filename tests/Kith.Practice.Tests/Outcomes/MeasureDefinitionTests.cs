using Kith.Practice.Outcomes;
using Xunit;

namespace Kith.Practice.Tests.Outcomes;

public sealed class MeasureDefinitionTests
{
    [Fact]
    public void Every_measure_has_one_definition_in_force_with_its_source()
    {
        var inForce = MeasureDefinition.InForce(new DateOnly(2026, 6, 16));

        Assert.Equal(Enum.GetValues<Measure>(), inForce.Select(d => d.Measure));
        Assert.All(inForce, d => Assert.True(d.Source.Length > 0 && d.Counts.Length > 0 && MeasureDefinition.Named(d.Slug) == d.Measure));
        Assert.Null(MeasureDefinition.Named("anything"));
    }

    [Fact]
    public void No_two_versions_of_a_measure_begin_on_one_day() =>
        Assert.Equal(MeasureDefinition.All.Count, MeasureDefinition.All.DistinctBy(d => (d.Measure, d.From)).Count());
}
