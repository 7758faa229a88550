using Kith.Practice.Shared;

namespace Kith.Practice.Access;

/// <summary>
/// What a password must be beside a second factor: long, and nothing that a stranger would try first. No composition, no expiry
/// (NIST SP 800-63B-4, section 3.1.1.2).
/// </summary>
public static class PasswordRule
{
    /// <summary>
    /// Characters. Passwords that stand alone need 15; twelve are enough here because nobody signs in without a second factor.
    /// </summary>
    public const int MinLength = 12;

    public const int MaxLength = 128;

    /// <summary>Letters from which a name counts as a word that could be guessed.</summary>
    private const int ShortestWord = 4;

    private static readonly char[] BetweenWords = [' ', '-', '’', '\'', '.', ',', '_', '+', '@', '(', ')', '&', '/'];

    /// <param name="about">What a stranger knows of the account: the worker's name, the email address, the agency.</param>
    /// <param name="common">Widely known passwords in lower case.</param>
    public static Refusals Check(string? password, string field, IEnumerable<string?> about, IReadOnlySet<string> common)
    {
        var no = new Refusals().If(string.IsNullOrEmpty(password), field, "Enter a password");
        if (no.Any)
        {
            return no;
        }

        return no
            .If(password!.Length < MinLength, field, $"Your password must be {MinLength} characters or more")
            .If(password.Length > MaxLength, field, $"Your password must be {MaxLength} characters or fewer")
            .If(!no.Any && IsCommon(password, common), field, "Choose a password that is harder to guess. This one is like many that are known")
            .If(!no.Any && Names(password, about), field, "Choose a password without your name, email address, agency or the word Kith in it");
    }

    /// <summary>A known password stays known with a year after it, with 0 written for o, or said twice.</summary>
    private static bool IsCommon(string password, IReadOnlySet<string> common)
    {
        var lower = password.ToLowerInvariant();
        if (common.Contains(lower) || lower.Distinct().Count() < 5)
        {
            return true;
        }

        var letters = new string(lower.Trim("0123456789 !?.,;:*#$£%&+-_=@".ToCharArray()).Select(Plain).ToArray());
        return letters.Length <= 3 || common.Contains(letters) || IsCommonRepeated(letters, common) || IsCommonRepeated(lower, common);
    }

    private static bool IsCommonRepeated(string text, IReadOnlySet<string> common) =>
        Enumerable.Range(1, text.Length / 2)
            .Where(unit => text.Length % unit == 0 && text == string.Concat(Enumerable.Repeat(text[..unit], text.Length / unit)))
            .Any(unit => unit <= 2 || common.Contains(text[..unit]));

    private static char Plain(char letter) => letter switch
    {
        '0' => 'o',
        '1' or '!' => 'i',
        '3' => 'e',
        '4' or '@' => 'a',
        '5' or '$' => 's',
        '7' => 't',
        _ => letter,
    };

    private static bool Names(string password, IEnumerable<string?> about) =>
        about.Append("kith")
            .SelectMany(text => (text ?? string.Empty).Split(BetweenWords, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            .Where(word => word.Length >= ShortestWord)
            .Any(word => password.Contains(word, StringComparison.OrdinalIgnoreCase));
}
