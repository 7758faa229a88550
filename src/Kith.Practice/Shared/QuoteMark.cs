using System.Text.RegularExpressions;

namespace Kith.Practice.Shared;

/// <summary>
/// What stands in a text in place of quoted words: <c>[quote 7K3M9QTB]</c>. The words themselves are never part of that text, so that whoever prints, searches or sends it
/// without asking who reads it gives away nothing.
/// </summary>
public static partial class QuoteMark
{
    /// <summary>Letters and figures of a key, without those that look alike.</summary>
    private const string Signs = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private const int Length = 8;

    /// <summary>The key of a quote: forty bits of its identity.</summary>
    public static string KeyOf(Guid quote)
    {
        Span<byte> bytes = stackalloc byte[16];
        quote.TryWriteBytes(bytes, bigEndian: true, out _);
        var bits = bytes[^5..].ToArray().Aggregate(0UL, (all, next) => (all << 8) | next);
        return string.Concat(Enumerable.Range(0, Length).Select(place => Signs[(int)((bits >> (5 * (Length - 1 - place))) & 31)]));
    }

    public static string Of(string key) => $"[quote {key}]";

    public static bool IsIn(string? text) => text is not null && Mark().IsMatch(text);

    /// <summary>The text in its pieces: words as they were typed, and the key of each mark between them.</summary>
    public static IEnumerable<(string? Words, string? Key)> Pieces(string text)
    {
        var from = 0;
        foreach (var mark in Mark().Matches(text).Cast<Match>())
        {
            if (mark.Index > from)
            {
                yield return (text[from..mark.Index], null);
            }

            yield return (null, mark.Groups["key"].Value.ToUpperInvariant());
            from = mark.Index + mark.Length;
        }

        if (from < text.Length)
        {
            yield return (text[from..], null);
        }
    }

    [GeneratedRegex(@"\[quote\s+(?<key>[0-9A-HJKMNP-TV-Z]{8})\]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Mark();
}
