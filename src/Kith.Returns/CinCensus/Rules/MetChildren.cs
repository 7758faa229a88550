using System.Runtime.InteropServices;
using System.Text;

namespace Kith.Returns.CinCensus.Rules;

/// <summary>Where each child of the return stands and its LAchildID, in a few bytes more than that is long: a return may have hundreds of thousands.</summary>
internal sealed class MetChildren
{
    private const int LongestIdKept = 100;
    private const int InAPart = 4_096;

    // No text has this byte.
    private static readonly byte[] NoId = [0xFF];

    private readonly List<Part> parts = [];
    private int count;

    /// <summary>The next child, in the order of their rows.</summary>
    public void Add(int line, string? id)
    {
        if (count % InAPart == 0)
        {
            parts.Add(new Part());
        }

        parts[^1].Add(count++ % InAPart, line, id is { Length: > LongestIdKept } ? id[..LongestIdKept] + "…" : id);
    }

    public (int Line, string? Id) this[int row] => parts[row / InAPart].Get(row % InAPart);

    private sealed class Part
    {
        private readonly int[] lines = new int[InAPart];
        private readonly int[] ends = new int[InAPart];
        private byte[] ids = new byte[InAPart * 8];

        public void Add(int at, int line, string? id)
        {
            var bytes = id is null ? NoId : Encoding.UTF8.GetBytes(id);
            var start = StartOf(at);
            if (start + bytes.Length > ids.Length)
            {
                Array.Resize(ref ids, Math.Max(start + bytes.Length, ids.Length * 5 / 4));
            }

            bytes.CopyTo(ids, start);
            (lines[at], ends[at]) = (line, start + bytes.Length);
        }

        public (int Line, string? Id) Get(int at)
        {
            var id = ids.AsSpan(StartOf(at)..ends[at]);
            return (lines[at], id.SequenceEqual(NoId) ? null : Encoding.UTF8.GetString(id));
        }

        private int StartOf(int at) => at == 0 ? 0 : ends[at - 1];
    }
}

/// <summary>Which row first had a value, by 128 bits of the value’s hash: some 25 bytes for each value, however long it is.</summary>
internal sealed class MetValues
{
    // Many small tables: one large one would stand in memory twice each time it grows.
    private const int Tables = 256;

    private readonly Table[] tables = [.. Enumerable.Range(0, Tables).Select(_ => new Table())];

    /// <returns>What is known of the value: 0 when it is new, and to be set by whoever asks.</returns>
    public ref int this[ulong high, ulong low] => ref tables[high % Tables].Slot(high, low);

    private sealed class Table
    {
        private Value[] values = new Value[8];
        private int count;

        public ref int Slot(ulong high, ulong low)
        {
            if ((count + 1) * 8 > values.Length * 7)
            {
                Grow();
            }

            ref var found = ref values[Find(values, high, low)];
            if (found.Row == 0)
            {
                (found.High, found.Low) = (high, low);
                count++;
            }

            return ref found.Row;
        }

        private void Grow()
        {
            var larger = new Value[(values.Length * 5 / 4) + 8];
            foreach (var value in values)
            {
                if (value.Row != 0)
                {
                    larger[Find(larger, value.High, value.Low)] = value;
                }
            }

            values = larger;
        }

        private static int Find(Value[] among, ulong high, ulong low)
        {
            var at = (int)Math.BigMul(low, (ulong)among.Length, out _);
            while (among[at].Row != 0 && (among[at].High != high || among[at].Low != low))
            {
                at = at + 1 == among.Length ? 0 : at + 1;
            }

            return at;
        }
    }

    [StructLayout(LayoutKind.Sequential, Pack = sizeof(int))]
    private struct Value
    {
        public ulong High;
        public ulong Low;
        public int Row;
    }
}
