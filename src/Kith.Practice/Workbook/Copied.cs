using System.Text;

namespace Kith.Practice.Workbook;

/// <summary>
/// Whether words of one text were copied into another: 40 or more characters in a row that are the same, whatever their case, punctuation and line breaks. Source of the
/// length: the permission model that this project was given; how texts are compared is ours.
/// </summary>
public static class Copied
{
    /// <summary>Characters in a row, spaces counted once.</summary>
    public const int Shortest = 40;

    private const int RunLength = 20;

    /// <summary>Which of the sources have words in the text.</summary>
    public static IEnumerable<T> Among<T>(string text, IEnumerable<T> sources, Func<T, string> words)
    {
        var pieces = Pieces(Plain(text));
        return pieces.Count == 0 ? [] : sources.Where(s => IsAmong(pieces, Plain(words(s))));
    }

    /// <summary>
    /// Numbers of kept words by which they are found without reading them: of every 21st run of 20 characters. Whatever has 40 characters in common with the words has one
    /// of these runs whole.
    /// </summary>
    public static IEnumerable<long> PrintsOf(string kept)
    {
        var plain = Plain(kept);
        for (var i = 0; i + RunLength <= plain.Length; i += Shortest - RunLength + 1)
        {
            yield return Print(plain.AsSpan(i, RunLength));
        }
    }

    /// <summary>The numbers of every run of a text that may hold kept words; none when it is shorter than a copy.</summary>
    public static IEnumerable<long> PrintsIn(string text)
    {
        var plain = Plain(text);
        for (var i = 0; plain.Length >= Shortest && i + RunLength <= plain.Length; i++)
        {
            yield return Print(plain.AsSpan(i, RunLength));
        }
    }

    /// <summary>FNV-1a of 64 bits: it finds candidates, which are compared word for word.</summary>
    private static long Print(ReadOnlySpan<char> run)
    {
        var hash = 14_695_981_039_346_656_037UL;
        foreach (var letter in run)
        {
            hash = unchecked((hash ^ letter) * 1_099_511_628_211UL);
        }

        return unchecked((long)hash);
    }

    private static HashSet<string> Pieces(string text)
    {
        var pieces = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i + Shortest <= text.Length; i++)
        {
            pieces.Add(text.Substring(i, Shortest));
        }

        return pieces;
    }

    private static bool IsAmong(HashSet<string> pieces, string source)
    {
        var known = pieces.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var i = 0; i + Shortest <= source.Length; i++)
        {
            if (known.Contains(source.AsSpan(i, Shortest)))
            {
                return true;
            }
        }

        return false;
    }

    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            if (char.IsLetterOrDigit(letter))
            {
                plain.Append(char.ToLowerInvariant(letter));
            }
            else if (plain.Length > 0 && plain[^1] != ' ')
            {
                plain.Append(' ');
            }
        }

        return plain.ToString();
    }
}
