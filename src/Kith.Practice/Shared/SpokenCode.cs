namespace Kith.Practice.Shared;

/// <summary>A code that people read to each other: drawn from letters and figures that nobody hears or reads as others, in groups of four.</summary>
public static class SpokenCode
{
    // No vowels, so that no code is a word; nothing that is heard or read as something else.
    private const string Letters = "23456789BCDFGHJKMNPQRSTVWXYZ";

    /// <param name="randomBytes">One for each letter; the caller owns the randomness. A letter of it is worth at least 4.6 bits.</param>
    public static string Of(ReadOnlySpan<byte> randomBytes)
    {
        var code = new char[randomBytes.Length];
        for (var i = 0; i < code.Length; i++)
        {
            code[i] = Letters[randomBytes[i] % Letters.Length];
        }

        return new string(code);
    }

    /// <summary>The code as it is read to somebody.</summary>
    public static string InWords(string code) => string.Join(' ', code.Chunk(4).Select(four => new string(four)));

    /// <summary>The code of so many letters in what somebody typed, however it is written; null when it is none.</summary>
    public static string? In(string? typed, int length)
    {
        var code = new string((typed ?? string.Empty).Where(c => !char.IsWhiteSpace(c) && c != '-').Select(char.ToUpperInvariant).ToArray());
        return code.Length == length && code.All(c => Letters.Contains(c, StringComparison.Ordinal)) ? code : null;
    }
}
