using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Kith.Returns.CinCensus.Rules;

/// <summary>
/// A value that no two children of the return may share; every one of them is flagged, the first when the second is met. It keeps 128 bits of a hash
/// and the first child’s place for each value, whatever the length of the value.
/// </summary>
internal sealed class UniqueRule(CensusRule rule, Func<ChildRow, string?> value)
{
    private const int LongestIdKept = 100;

    // Many small tables: one large one would stand in memory twice each time it grows.
    private const int Tables = 256;

    private readonly Dictionary<(ulong, ulong), First>[] firsts = [.. Enumerable.Range(0, Tables).Select(_ => new Dictionary<(ulong, ulong), First>())];

    public CensusRule Rule => rule;

    public void Take(ChildRow child, List<CensusFinding> findings)
    {
        if (value(child) is not { } sent)
        {
            return;
        }

        var hash = Hash(sent);
        ref var first = ref CollectionsMarshal.GetValueRefOrAddDefault(firsts[hash.Item1 % Tables], hash, out var isKnown);
        if (!isKnown)
        {
            first = new First(child.Row, child.Line, Kept(child.ChildId), false);
            return;
        }

        if (!first.IsFlagged)
        {
            findings.Add(new CensusFinding(rule, first.Child, new CensusPlace(rule.Table, first.Row, first.Line, rule.Fields), []));
            first = first with { IsFlagged = true };
        }

        findings.Add(new CensusFinding(rule, child.ChildId, child.At(rule.Fields), []));
    }

    private static string? Kept(string? id) => id is { Length: > LongestIdKept } ? id[..LongestIdKept] + "…" : id;

    private static (ulong, ulong) Hash(string value)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(MemoryMarshal.AsBytes(value.AsSpan()), hash);
        return (BinaryPrimitives.ReadUInt64LittleEndian(hash), BinaryPrimitives.ReadUInt64LittleEndian(hash[sizeof(ulong)..]));
    }

    private readonly record struct First(int Row, int Line, string? Child, bool IsFlagged);
}
