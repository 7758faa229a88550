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

    /// <summary>Which of the sources have words in the text.</summary>
    public static IEnumerable<T> Among<T>(string text, IEnumerable<T> sources, Func<T, string> words)
    {
        var pieces = Pieces(Plain(text));
        return pieces.Count == 0 ? [] : sources.Where(s => IsAmong(pieces, Plain(words(s))));
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
