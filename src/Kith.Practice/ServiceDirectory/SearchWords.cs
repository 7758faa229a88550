using System.Globalization;
using System.Text;
using Kith.Practice.Shared;

namespace Kith.Practice.ServiceDirectory;

/// <summary>
/// What somebody typed, or what a listing says, as words that are compared: lower case, without accents, without words that say nothing, each by its
/// stem. Nothing else of the typed text reaches a database.
/// </summary>
public static class SearchWords
{
    /// <summary>Words of one search that are looked at; the rest is let go.</summary>
    public const int Most = 20;

    private const int LongestWord = 40;

    // English words without a topic; at least those of PostgreSQL's own list that a search for help is likely to hold.
    private static readonly HashSet<string> Empty = new(
        ("a about above after again against all also am an and any are as at be because been before being below between both but by can cant could did do does doing dont down during each " +
         "few for from further get go had has have having he her here hers herself him himself his how i if ill im in into is it its itself ive just like looking me more most my myself near " +
         "need needs no nor not now of off on once only or other our ours ourselves out over own please same she should so some someone somebody somewhere such than that the their theirs them " +
         "themselves then there these they this those through to too under until up very want was we were what when where which while who whom why will with would you your yours yourself " +
         "yourselves us s t").Split(' '),
        StringComparer.Ordinal);

    /// <summary>The words as written, in lower case and without accents, also those that say nothing.</summary>
    public static IEnumerable<string> Plain(string? text)
    {
        var word = new StringBuilder();
        foreach (var c in Text.TakenApart(text))
        {
            if (char.IsLetterOrDigit(c))
            {
                word.Append(char.ToLowerInvariant(c == 'ł' || c == 'Ł' ? 'l' : c));
            }
            else if (c is not ('\'' or '’') && char.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark && word.Length > 0)
            {
                yield return Cut(word);
                word.Clear();
            }
        }

        if (word.Length > 0)
        {
            yield return Cut(word);
        }
    }

    /// <summary>The stems of the words that say something.</summary>
    public static IEnumerable<string> Stems(string? text) => Plain(text).Where(w => !Empty.Contains(w)).Select(Stemmer.Of);

    public static bool SaysSomething(string word) => !Empty.Contains(word);

    private static string Cut(StringBuilder word) => word.ToString(0, Math.Min(word.Length, LongestWord));
}

/// <summary>What is searched for: each group must be met, by one of its alternatives, whose words must all be there.</summary>
public sealed record WordQuery(IReadOnlyList<IReadOnlyList<IReadOnlyList<string>>> Groups)
{
    public bool IsEmpty => Groups.Count == 0;

    /// <param name="synonyms">Stems of what may be typed, each with the stems of what it also means.</param>
    public static WordQuery Of(string? typed, ILookup<string, IReadOnlyList<string>>? synonyms = null)
    {
        var words = SearchWords.Stems(typed).Distinct().Take(SearchWords.Most).ToList();
        var groups = new List<IReadOnlyList<IReadOnlyList<string>>>();
        for (var i = 0; i < words.Count; i++)
        {
            var phrase = Enumerable.Range(2, 2).Reverse().Where(n => i + n <= words.Count).Select(n => string.Join(' ', words.Skip(i).Take(n))).FirstOrDefault(p => synonyms?.Contains(p) == true);
            var own = phrase is null ? [words[i]] : phrase.Split(' ');
            groups.Add([own, .. synonyms?[phrase ?? words[i]] ?? []]);
            i += own.Length - 1;
        }

        return new WordQuery(groups);
    }
}
