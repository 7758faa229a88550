using Kith.Practice.Shared;

namespace Kith.Practice.Access;

/// <summary>
/// Whom an identity provider names and no account is linked with. Kept for some days under a code, by which an administrator who knows the worker finds
/// them. It opens nothing.
/// </summary>
public sealed class Stranger
{
    public const int CodeLength = 8;

    /// <summary>The longest subject that OpenID Connect Core 1.0, section 2, allows.</summary>
    public const int LongestSubject = 255;

    private Stranger()
    {
    }

    public RowId Id { get; private set; }

    public string Issuer { get; private set; } = string.Empty;

    public string Subject { get; private set; } = string.Empty;

    /// <summary>As the provider says it, and nothing more than that.</summary>
    public string? Name { get; private set; }

    public string? Email { get; private set; }

    public string Code { get; private set; } = string.Empty;

    public DateTime LastAt { get; private set; }

    /// <summary>The code as it is read to somebody: two groups of four.</summary>
    public string CodeInWords => SpokenCode.InWords(Code);

    /// <param name="randomBytes">At least eight random bytes; the caller owns the randomness.</param>
    public static Stranger Meet(string issuer, string subject, ReadOnlySpan<byte> randomBytes, Now now) =>
        new() { Id = Shared.Id.New<RowId>(now), Issuer = issuer, Subject = subject, Code = SpokenCode.Of(randomBytes[..CodeLength]), LastAt = now.Moment };

    /// <summary>They came, again or for the first time, and the provider says this of them.</summary>
    public void Comes(string? name, string? email, Now now) => (Name, Email, LastAt) = (Short(name), Short(email), now.Moment);

    /// <summary>The code in what somebody typed, however it is written; null when it is none.</summary>
    public static string? CodeIn(string? typed) => SpokenCode.In(typed, CodeLength);

    private static string? Short(string? text) => Text.Trimmed(text) is not { } line || Text.IsNoText(line) ? null : line.Length > Text.Line ? line[..Text.Line] : line;
}
