using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Kith.Returns.CinCensus.Rules;

/// <summary>A value that no two children of the return may share; every one of them is flagged, the first when the second is met.</summary>
internal sealed class UniqueRule(CensusRule rule, Func<ChildRow, string?> value)
{
    // Of each value the row that first had it, counted from 1, and below 0 once it is flagged.
    private readonly MetValues firsts = new();

    public CensusRule Rule => rule;

    /// <param name="met">The children up to this one.</param>
    public void Take(ChildRow child, MetChildren met, List<CensusFinding> findings)
    {
        if (value(child) is not { } sent)
        {
            return;
        }

        var (high, low) = Hash(sent);
        ref var first = ref firsts[high, low];
        if (first == 0)
        {
            first = child.Row + 1;
            return;
        }

        if (first > 0)
        {
            var (line, id) = met[first - 1];
            findings.Add(new CensusFinding(rule, id, new CensusPlace(rule.Table, first - 1, line, rule.Fields), []));
            first = -first;
        }

        findings.Add(new CensusFinding(rule, child.ChildId, child.At(rule.Fields), []));
    }

    private static (ulong High, ulong Low) Hash(string value)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(MemoryMarshal.AsBytes(value.AsSpan()), hash);
        return (BinaryPrimitives.ReadUInt64LittleEndian(hash), BinaryPrimitives.ReadUInt64LittleEndian(hash[sizeof(ulong)..]));
    }
}
