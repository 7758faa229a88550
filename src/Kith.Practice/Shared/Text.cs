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
}
