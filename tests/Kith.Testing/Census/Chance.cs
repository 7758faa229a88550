namespace Kith.Testing.Census;

/// <summary>Chance that gives the same run from the same seed on every machine and every version of .NET (splitmix64).</summary>
internal sealed class Chance(int seed, int part)
{
    private ulong state = ((ulong)(uint)seed << 32) | (uint)part;

    /// <summary>A whole number from <paramref name="least"/> to <paramref name="most"/>, both included.</summary>
    public int From(int least, int most) => least + (int)(Next() % (ulong)(most - least + 1));

    public bool Percent(int outOfHundred) => From(1, 100) <= outOfHundred;

    public T Of<T>(IReadOnlyList<T> choices) => choices[From(0, choices.Count - 1)];

    private ulong Next()
    {
        state += 0x9E3779B97F4A7C15;
        var mixed = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }
}
