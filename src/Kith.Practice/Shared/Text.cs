using System.Globalization;
using System.Text;

namespace Kith.Practice.Shared;

/// <summary>The lengths that a text may have, the same for every door.</summary>
public static class Text
{
    /// <summary>Characters in a name or a one-line title.</summary>
    public const int Line = 200;

    /// <summary>Characters in a sentence, such as a next step or a reason.</summary>
    public const int Sentence = 1_000;

    /// <summary>Characters in an account: about eight printed pages.</summary>
    public const int Account = 20_000;

    /// <summary>The text without surrounding space, or null when nothing is left.</summary>
    public static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    /// <summary>Whether it holds what no keyboard types and no database or library can be relied upon to hold: a null letter, or U+FFFE.</summary>
    public static bool IsNoText(string? text) => text.AsSpan().ContainsAny('\0', '\uFFFE');

    /// <summary>
    /// The text with its letters apart from their accents. Half a pair of surrogates and U+FFFE, which no text should hold and which cannot be taken apart
    /// (Unicode 16, section 23.7), stand as a sign that is no letter.
    /// </summary>
    /// <param name="form">FormD, or FormKD to write letters of other shapes as the ordinary ones too.</param>
    public static string TakenApart(string? text, NormalizationForm form = NormalizationForm.FormD)
    {
        var whole = new StringBuilder(text?.Length ?? 0);
        foreach (var rune in (text ?? string.Empty).EnumerateRunes())
        {
            whole.Append(rune.Value == 0xFFFE ? Rune.ReplacementChar : rune);
        }

        return whole.ToString().Normalize(form);
    }

    /// <summary>The letters of a name alone: Zoë is Zoe, O’Brien is OBRIEN and Anne-Marie is Anne Marie, the same name written by two people.</summary>
    public static string LettersOf(string? name) => string.Concat(TakenApart(name)
        .Where(c => CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.OtherLetter)
        .Select(char.ToUpperInvariant));
}
