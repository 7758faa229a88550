using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.RegularExpressions;

namespace Kith.Practice.Families;

/// <summary>A value that a recipient must not learn, as the record has it.</summary>
public sealed record ProtectedValue(AddressKind Kind, string Lines, string? Postcode = null, string? Phone = null);

/// <summary>Where in a text a protected value stands.</summary>
/// <param name="IsSure">Taken out without asking; otherwise it may be something else, and a person decides.</param>
public readonly record struct Found(int Start, int End, bool IsSure);

/// <summary>
/// Finds protected values in free text however they are written: any spacing, punctuation, case, tags or line breaks between their letters, figures that look
/// like letters, abbreviated street words, phone numbers with or without their country. Source of the variants: ours.
/// </summary>
public static partial class ProtectedText
{
    public const string Mark = "[left out]";

    // A phone number is known by its last nine figures, whatever stands before them.
    private const int NationalFigures = 9;
    private const int ShortestSure = 5;
    private const int ShortestDoubt = 4;

    private static readonly (string Long, string[] Short)[] StreetWords =
    [
        ("street", ["st", "str"]), ("road", ["rd"]), ("avenue", ["ave", "av"]), ("lane", ["ln"]), ("close", ["cl", "clo"]), ("court", ["ct", "crt"]), ("drive", ["dr", "drv"]),
        ("gardens", ["gdns", "gdn"]), ("crescent", ["cres", "cresc"]), ("place", ["pl"]), ("terrace", ["terr", "ter"]), ("square", ["sq"]), ("grove", ["gr", "grv"]), ("house", ["hse"]),
        ("saint", ["st"]), ("mount", ["mt"]), ("north", ["n"]), ("south", ["s"]), ("apartment", ["apt"]), ("flat", ["fl"]),
    ];

    /// <summary>Every place, in the order of the text, without overlaps; a sure one swallows a doubtful one.</summary>
    public static IReadOnlyList<Found> In(string text, IReadOnlyCollection<ProtectedValue> values)
    {
        var folded = Folded.Of(text);
        List<Found> found = [];
        foreach (var (needle, isSure) in values.SelectMany(Needles).Distinct())
        {
            for (var at = folded.Letters.IndexOf(needle, StringComparison.Ordinal); at >= 0; at = folded.Letters.IndexOf(needle, at + 1, StringComparison.Ordinal))
            {
                if (isSure || folded.IsWord(at, needle.Length))
                {
                    found.Add(new Found(folded.Place[at].Start, folded.Place[at + needle.Length - 1].End, isSure));
                }
            }
        }

        return Apart(found);
    }

    public static bool IsIn(string text, IReadOnlyCollection<ProtectedValue> values) => In(text, values).Any(f => f.IsSure);

    /// <summary>The text without the places: a new text in which the letters are not.</summary>
    public static string Without(string text, IEnumerable<Found> places)
    {
        var kept = new StringBuilder();
        var from = 0;
        foreach (var place in places)
        {
            kept.Append(text, from, place.Start - from).Append(Mark);
            from = place.End;
        }

        return kept.Append(text, from, text.Length - from).ToString();
    }

    /// <summary>The text without anything that may be one of the values, sure or not.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public static string? Without(string? text, IReadOnlyCollection<ProtectedValue> values) => text is null ? null : Without(text, In(text, values));

    private static List<Found> Apart(List<Found> found)
    {
        List<Found> apart = [];
        foreach (var next in found.OrderBy(f => f.Start).ThenByDescending(f => f.End))
        {
            if (apart.Count > 0 && apart[^1] is var last && next.Start < last.End)
            {
                apart[^1] = new Found(last.Start, Math.Max(last.End, next.End), last.IsSure || next.IsSure);
            }
            else
            {
                apart.Add(next);
            }
        }

        return apart;
    }

    private static IEnumerable<(string Needle, bool IsSure)> Needles(ProtectedValue value) =>
        Parts(value).Where(p => p.Needle.Length >= (p.IsSure ? ShortestSure : ShortestDoubt)).Select(p => (Folded.Of(p.Needle).Letters, p.IsSure));

    private static IEnumerable<(string Needle, bool IsSure)> Parts(ProtectedValue value)
    {
        if (value.Postcode is { } postcode)
        {
            yield return (Bare(postcode), true);
        }

        foreach (var phone in new[] { value.Phone, value.Kind == AddressKind.Phone ? value.Lines : null }.OfType<string>())
        {
            var figures = new string([.. phone.Where(char.IsDigit)]);
            yield return (figures.Length > NationalFigures ? figures[^NationalFigures..] : figures, true);
            yield return (figures.Length > 6 ? figures[^6..] : figures, false);
        }

        if (value.Kind == AddressKind.Phone)
        {
            yield break;
        }

        if (value.Kind == AddressKind.Email)
        {
            yield return (Bare(value.Lines), true);
            yield return (Bare(value.Lines.Split('@')[0]), true);
            yield return (Bare(value.Lines.Replace(".", " dot ", StringComparison.Ordinal).Replace("@", " at ", StringComparison.Ordinal)), true);
            yield break;
        }

        foreach (var part in value.Lines.Split(['\n', '\r', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            foreach (var words in Written(Words().Matches(part).Select(m => m.Value.Replace("’", string.Empty, StringComparison.Ordinal).Replace("'", string.Empty, StringComparison.Ordinal)).ToList()))
            {
                // One word alone, such as a town, is in many texts; a street, with or without its number, is not.
                yield return (string.Concat(words), words.Count > 1);
                var street = words.SkipWhile(w => char.IsDigit(w[0])).ToList();
                if (street.Count < words.Count && street.Count > 0)
                {
                    yield return (string.Concat(street), street.Count > 1);
                }
            }
        }
    }

    /// <summary>The words with each street word long and in each of its abbreviations.</summary>
    private static IEnumerable<IReadOnlyList<string>> Written(IReadOnlyList<string> words)
    {
        IEnumerable<IReadOnlyList<string>> all = [[]];
        foreach (var word in words)
        {
            var lower = word.ToLowerInvariant();
            var ways = StreetWords.Where(s => s.Long == lower || s.Short.Contains(lower)).SelectMany(s => s.Short.Prepend(s.Long)).Append(lower).Distinct().ToList();
            all = all.SelectMany(_ => ways, (before, way) => (IReadOnlyList<string>)[.. before, way]).Take(64).ToList();
        }

        return all;
    }

    private static string Bare(string text) => new([.. text.Where(char.IsLetterOrDigit)]);

    [GeneratedRegex(@"[\w’']+", RegexOptions.None, 1000)]
    private static partial Regex Words();

    /// <summary>The letters and figures of a text alone, and where each stood. Tags and entities are no letters.</summary>
    private sealed record Folded(string Letters, IReadOnlyList<(int Start, int End)> Place, string Text)
    {
        public static Folded Of(string text)
        {
            var letters = new StringBuilder(text.Length);
            var place = new List<(int Start, int End)>(text.Length);
            for (var i = 0; i < text.Length; i++)
            {
                if (Skipped(text, i) is var skip and > 0)
                {
                    i += skip - 1;
                    continue;
                }

                // A letter beyond the first plane is two characters.
                var length = char.IsSurrogatePair(text, i) ? 2 : 1;
                foreach (var plain in Shared.Text.TakenApart(text.Substring(i, length), NormalizationForm.FormKD).Where(char.IsLetterOrDigit))
                {
                    letters.Append(Look(char.ToLowerInvariant(plain)));
                    place.Add((i, i + length));
                }

                i += length - 1;
            }

            return new Folded(letters.ToString(), place, text);
        }

        public bool IsWord(int at, int length) =>
            (Place[at].Start == 0 || !char.IsLetterOrDigit(Text[Place[at].Start - 1])) && (Place[at + length - 1].End == Text.Length || !char.IsLetterOrDigit(Text[Place[at + length - 1].End]));

        // A tag or an entity of markup, told from a sign in a sentence by its close end.
        private static int Skipped(string text, int at)
        {
            var (end, most) = text[at] switch { '<' => ('>', 200), '&' => (';', 10), _ => ('\0', 0) };
            var close = most == 0 ? -1 : text.IndexOf(end, at, Math.Min(most, text.Length - at));
            return close < 0 || (end == ';' && text.AsSpan(at + 1, close - at - 1).ContainsAnyExcept(EntityLetters)) ? 0 : close - at + 1;
        }

        // Figures and letters that are mistaken for each other, in both directions.
        private static char Look(char letter) => letter switch { 'o' => '0', 'i' or 'l' => '1', _ => letter };

        private static readonly System.Buffers.SearchValues<char> EntityLetters = System.Buffers.SearchValues.Create("#abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");
    }
}
