namespace Kith.Demo;

/// <summary>Chance that gives the same run from the same seed on every machine and every version of .NET (splitmix64).</summary>
internal sealed class Chance
{
    private ulong state;

    /// <param name="part">What the chance is for: each part of a telling has its own, so that one does not shift another.</param>
    public Chance(int seed, string part)
    {
        state = (uint)seed;
        foreach (var letter in part)
        {
            state = (state ^ letter) * 0x100000001B3;
            Next();
        }
    }

    /// <summary>A whole number from <paramref name="least"/> to <paramref name="most"/>, both included.</summary>
    public int From(int least, int most) => least + (int)(Next() % (ulong)(most - least + 1));

    public bool Percent(int outOfHundred) => From(1, 100) <= outOfHundred;

    public T Of<T>(IReadOnlyList<T> choices) => choices[From(0, choices.Count - 1)];

    public IReadOnlyList<T> Shuffled<T>(IEnumerable<T> items)
    {
        var list = items.ToList();
        for (var i = list.Count - 1; i > 0; i--)
        {
            var j = From(0, i);
            (list[i], list[j]) = (list[j], list[i]);
        }

        return list;
    }

    public byte[] Bytes(int count) => Enumerable.Range(0, count).Select(_ => (byte)From(0, 255)).ToArray();

    private ulong Next()
    {
        state += 0x9E3779B97F4A7C15;
        var mixed = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }
}
