using Kith.Testing.Census;

namespace Kith.Returns.Tests.CinCensus;

/// <summary>A short form of <c>./dev bench mutations</c>.</summary>
public class MutatedCensusTests
{
    [Fact]
    public void Damaged_files_are_read_or_refused_and_no_rule_crashes()
    {
        var mutated = new MutatedCensus();
        var read = Enumerable.Range(0, 4_000).Count(number => MutatedCensus.Survives(mutated.Make(number)));

        Assert.InRange(read, 400, 3_600);
    }
}
