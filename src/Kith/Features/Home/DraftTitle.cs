namespace Kith.Features.Home;

/// <summary>A form as its author knows it, read from the words of its address: no title of a page is kept with a draft.</summary>
public static class DraftTitle
{
    public static string Of(string path)
    {
        var parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var (family, rest) = parts is ["families", var reference, .. var inside] && inside.Length > 0 ? (reference, inside) : (null, parts);
        var words = string.Join(' ', rest.Where(p => !Guid.TryParse(p, out _))).Replace('-', ' ');
        var title = words.Length == 0 ? "Form" : char.ToUpperInvariant(words[0]) + words[1..];
        return family is null ? title : $"{title}, family {family}";
    }
}
