namespace Kith.Features.Home;

/// <summary>What a draft is of, from the address it was typed at: the page in words and the family's reference, never a name.</summary>
public static class DraftWords
{
    public static string Of(string path) => path.Trim('/').Split('/') switch
    {
        ["families", var reference, .. var page] when page.Length > 0 => $"{Words(page)}, {reference}",
        var page => Words(page),
    };

    private static string Words(string[] page)
    {
        var words = string.Join(' ', page.Where(p => !Guid.TryParse(p, out _))).Replace('-', ' ');
        return words.Length == 0 ? "A form" : char.ToUpperInvariant(words[0]) + words[1..];
    }
}
