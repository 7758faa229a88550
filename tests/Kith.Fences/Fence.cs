namespace Kith.Fences;

internal static class Fence
{
    /// <summary>Fails with every violation in full, one to a line.</summary>
    public static void Holds(IEnumerable<string> violations)
    {
        List<string> all = [.. violations];
        Assert.True(all.Count == 0, string.Join('\n', all));
    }
}
