namespace Kith.Practice.ServiceDirectory;

/// <summary>
/// The stem of an English word, so that “counselling” finds “counselled”: M. F. Porter, An algorithm for suffix stripping, 1980. Kith stems by itself
/// so that both databases find the same.
/// </summary>
public static class Stemmer
{
    private static readonly (string From, string To)[] Second =
    [
        ("ational", "ate"), ("tional", "tion"), ("enci", "ence"), ("anci", "ance"), ("izer", "ize"), ("isation", "ise"), ("iser", "ise"), ("abli", "able"), ("alli", "al"), ("entli", "ent"),
        ("eli", "e"), ("ousli", "ous"), ("ization", "ize"), ("ation", "ate"), ("ator", "ate"), ("alism", "al"), ("iveness", "ive"), ("fulness", "ful"), ("ousness", "ous"), ("aliti", "al"),
        ("iviti", "ive"), ("biliti", "ble"),
    ];

    private static readonly (string From, string To)[] Third =
        [("icate", "ic"), ("ative", ""), ("alize", "al"), ("alise", "al"), ("iciti", "ic"), ("ical", "ic"), ("ful", ""), ("ness", "")];

    private static readonly string[] Fourth =
    [
        "al", "ance", "ence", "er", "ic", "able", "ible", "ant", "ement", "ment", "ent", "ion", "ou", "ism", "ate", "iti", "ous", "ive", "ize", "ise",
    ];

    /// <param name="word">In lower case.</param>
    public static string Of(string word)
    {
        if (word.Length <= 2 || !word.All(char.IsAsciiLetterLower))
        {
            return word;
        }

        word = Plural(word);
        word = Past(word);
        word = word.EndsWith('y') && HasVowel(word[..^1]) ? word[..^1] + "i" : word;
        word = Replaced(word, Second);
        word = Replaced(word, Third);
        return Tidy(Dropped(word));
    }

    private static string Plural(string word) =>
        word.EndsWith("sses", StringComparison.Ordinal) ? word[..^2]
        : word.EndsWith("ies", StringComparison.Ordinal) ? word[..^2]
        : word.EndsWith('s') && !word.EndsWith("ss", StringComparison.Ordinal) ? word[..^1]
        : word;

    private static string Past(string word)
    {
        if (word.EndsWith("eed", StringComparison.Ordinal))
        {
            return Measure(word[..^3]) > 0 ? word[..^1] : word;
        }

        var stem = word.EndsWith("ed", StringComparison.Ordinal) ? word[..^2] : word.EndsWith("ing", StringComparison.Ordinal) ? word[..^3] : null;
        if (stem is null || !HasVowel(stem))
        {
            return word;
        }

        if (stem.EndsWith("at", StringComparison.Ordinal) || stem.EndsWith("bl", StringComparison.Ordinal) || stem.EndsWith("iz", StringComparison.Ordinal))
        {
            return stem + "e";
        }

        return IsDouble(stem) && stem[^1] is not ('l' or 's' or 'z') ? stem[..^1] : Measure(stem) == 1 && EndsShort(stem) ? stem + "e" : stem;
    }

    private static string Replaced(string word, (string From, string To)[] endings)
    {
        foreach (var (from, to) in endings)
        {
            if (word.EndsWith(from, StringComparison.Ordinal))
            {
                return Measure(word[..^from.Length]) > 0 ? word[..^from.Length] + to : word;
            }
        }

        return word;
    }

    private static string Dropped(string word)
    {
        var ending = Fourth.Where(e => word.EndsWith(e, StringComparison.Ordinal)).MaxBy(e => e.Length);
        if (ending is null)
        {
            return word;
        }

        var stem = word[..^ending.Length];
        return Measure(stem) > 1 && (ending != "ion" || stem[^1] is 's' or 't') ? stem : word;
    }

    private static string Tidy(string word)
    {
        if (word.EndsWith('e') && (Measure(word[..^1]) > 1 || (Measure(word[..^1]) == 1 && !EndsShort(word[..^1]))))
        {
            word = word[..^1];
        }

        return word.EndsWith("ll", StringComparison.Ordinal) && Measure(word[..^1]) > 1 ? word[..^1] : word;
    }

    /// <summary>How often a vowel is followed by a consonant.</summary>
    private static int Measure(string stem)
    {
        var count = 0;
        for (var i = 1; i < stem.Length; i++)
        {
            count += IsVowel(stem, i - 1) && !IsVowel(stem, i) ? 1 : 0;
        }

        return count;
    }

    private static bool IsVowel(string word, int at) => word[at] is 'a' or 'e' or 'i' or 'o' or 'u' || (word[at] == 'y' && at > 0 && !IsVowel(word, at - 1));

    private static bool HasVowel(string stem) => Enumerable.Range(0, stem.Length).Any(i => IsVowel(stem, i));

    private static bool IsDouble(string stem) => stem.Length > 1 && stem[^1] == stem[^2] && !IsVowel(stem, stem.Length - 1);

    private static bool EndsShort(string stem) =>
        stem.Length > 2 && !IsVowel(stem, stem.Length - 1) && IsVowel(stem, stem.Length - 2) && !IsVowel(stem, stem.Length - 3) && stem[^1] is not ('w' or 'x' or 'y');
}
