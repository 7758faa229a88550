using Kith.Practice.Shared;

namespace Kith.Practice.ServiceDirectory;

/// <summary>What people type, and what the directory calls it. Editors keep the list.</summary>
public sealed class Synonym
{
    private Synonym()
    {
    }

    public RowId Id { get; private set; }

    public string Phrase { get; private set; } = string.Empty;

    /// <summary>What it also means: phrases between commas.</summary>
    public string Means { get; private set; } = string.Empty;

    /// <summary>Whoever types what it means finds the phrase too.</summary>
    public bool IsBothWays { get; private set; }

    public int Version { get; private set; }

    public static Outcome<Synonym> Say(string? phrase, string? means, bool? isBothWays, Now now)
    {
        var synonym = new Synonym { Id = Shared.Id.New<RowId>(now) };
        var no = synonym.Change(phrase, means, isBothWays);
        return no.Any ? no : synonym;
    }

    public Refusals Change(string? phrase, string? means, bool? isBothWays)
    {
        var no = Refused(phrase, means, isBothWays);
        if (!no.Any)
        {
            (Phrase, Means, IsBothWays) = (phrase!.Trim(), means!.Trim(), isBothWays!.Value);
        }

        return no;
    }

    /// <summary>All synonyms as a search looks them up: by the stems of what is typed.</summary>
    public static ILookup<string, IReadOnlyList<string>> Lookup(IEnumerable<(string Phrase, string Means, bool IsBothWays)> synonyms) =>
        (from s in synonyms
         from meaning in s.Means.Split(',')
         from way in s.IsBothWays ? new[] { (From: s.Phrase, To: meaning), (From: meaning, To: s.Phrase) } : [(From: s.Phrase, To: meaning)]
         let stems = SearchWords.Stems(way.To).ToList()
         where stems.Count > 0
         select (Key: string.Join(' ', SearchWords.Stems(way.From)), Stems: (IReadOnlyList<string>)stems)).ToLookup(s => s.Key, s => s.Stems);

    private static Refusals Refused(string? phrase, string? means, bool? isBothWays) => new Refusals()
        .If(Text.Trimmed(phrase) is null, "Phrase", "Enter what people type")
        .If(phrase?.Length > Text.Line, "Phrase", "What people type must be 200 characters or fewer")
        .If(phrase is not null && phrase.Trim().Length > 0 && SearchWords.Stems(phrase).Count() is 0 or > 3, "Phrase", "What people type must be 1 to 3 words that say something")
        .If(Text.Trimmed(means) is null, "Means", "Enter what it also means")
        .If(means?.Length > Text.Sentence, "Means", "What it also means must be 1,000 characters or fewer")
        .If(isBothWays is null, "IsBothWays", "Select which way it works");
}

/// <summary>A word that nobody has written, and the one that was meant.</summary>
public static class Spelling
{
    /// <summary>The nearest of some words: one slip for a short word, two for a long one. A slip is a letter wrong, missing, too many, or two exchanged.</summary>
    public static string? Nearest(string word, IEnumerable<string> known)
    {
        var most = word.Length < 4 ? 0 : word.Length < 8 ? 1 : 2;
        return known.Select(k => (Word: k, Slips: Slips(word, k, most))).Where(k => k.Slips <= most).OrderBy(k => k.Slips).ThenBy(k => k.Word, StringComparer.Ordinal).Select(k => k.Word).FirstOrDefault();
    }

    // Damerau 1964, for slips beside one another.
    private static int Slips(string one, string other, int most)
    {
        if (Math.Abs(one.Length - other.Length) > most)
        {
            return int.MaxValue;
        }

        var rows = new int[one.Length + 1, other.Length + 1];
        for (var i = 0; i <= one.Length; i++)
        {
            for (var j = 0; j <= other.Length; j++)
            {
                rows[i, j] = i == 0 ? j
                    : j == 0 ? i
                    : Math.Min(Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1, rows[i - 1, j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                {
                    rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
                }
            }
        }

        return rows[one.Length, other.Length];
    }
}

/// <summary>How well a service answers: its words, and how far it is. Ours.</summary>
public static class Ranking
{
    // At this distance a service counts half.
    private const double HalfWayMetres = 12_000;

    // A service that comes to people, or is online, counts as one not far away.
    private const double Remote = 0.75;

    /// <param name="metres">To its nearest place; null when it has none or nobody asked.</param>
    public static double Of(double words, double? metres, bool isRemote, bool isPlaceAsked)
    {
        if (!isPlaceAsked)
        {
            return words;
        }

        var near = metres is { } far ? 1 / (1 + Math.Pow(far / HalfWayMetres, 2)) : 0.1;
        return words * Math.Max(near, isRemote ? Remote : 0);
    }
}
