using Kith.Practice.ServiceDirectory;
using Xunit;

namespace Kith.Practice.Tests.ServiceDirectory;

public sealed class ThreeWayTests
{
    [Fact]
    public void What_nobody_changed_follows_its_source()
    {
        var merged = ThreeWay.Of(Of("a=1 b=2 gone=3"), Of("a=1 b=2 gone=3"), Of("a=1 b=5 new=4"));

        Assert.Equal(["b", "gone", "new"], merged.Taken.Order());
        Assert.Empty(merged.Kept);
        Assert.Equal(Of("a=1 b=5 new=4"), merged.Fields);
    }

    [Fact]
    public void What_somebody_changed_stays_until_its_source_says_the_same()
    {
        var merged = ThreeWay.Of(Of("a=1 b=2"), Of("a=ours b=2 added=6"), Of("a=theirs b=2"));
        Assert.Equal(["a"], merged.Kept);
        Assert.Equal(Of("a=ours b=2 added=6"), merged.Fields);

        Assert.Empty(ThreeWay.Of(Of("a=1"), Of("a=ours"), Of("a=1")).Kept);
        Assert.Empty(ThreeWay.Of(Of("a=theirs"), Of("a=ours"), Of("a=ours")).Kept);
    }

    [Fact]
    public void What_was_written_here_is_not_overwritten_by_a_source_that_never_sent_it()
    {
        var merged = ThreeWay.Of(null, Of("a=1"), Of("a=2 b=3"));

        Assert.Equal((["a"], ["b"]), (merged.Kept.ToArray(), merged.Taken.ToArray()), new Pairs());
    }

    private static Dictionary<string, string> Of(string fields) => fields.Split(' ').Select(f => f.Split('=')).ToDictionary(f => f[0], f => f[1]);

    private sealed class Pairs : IEqualityComparer<(string[] Kept, string[] Taken)>
    {
        public bool Equals((string[] Kept, string[] Taken) x, (string[] Kept, string[] Taken) y) => x.Kept.SequenceEqual(y.Kept) && x.Taken.SequenceEqual(y.Taken);

        public int GetHashCode((string[] Kept, string[] Taken) obj) => obj.Kept.Length;
    }
}
