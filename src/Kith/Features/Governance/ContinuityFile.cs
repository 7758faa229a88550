using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;

namespace Kith.Features.Governance;

/// <summary>
/// A continuity pack as a file that opens in any browser, without Kith and without a network: the pack as encrypted text (AES-256-GCM, its key from the team’s words by
/// PBKDF2 with SHA-256) and the few lines of script that open it.
/// </summary>
public static class ContinuityFile
{
    /// <summary>How often the words are hashed (OWASP’s figure of 2023 for SHA-256); they hold 125 bits of their own.</summary>
    public const int Rounds = 600_000;

    private const int SaltBytes = 16;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private const int WordLetters = 25;
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>The words that open the packs of one team, each day’s: of each team its own, and the same as long as the key is.</summary>
    public static string WordsOf(byte[] key, Guid team)
    {
        var secret = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"continuity {team}"));
        return string.Join('-', secret.Take(WordLetters).Select(b => Letters[b % Letters.Length]).Chunk(5).Select(five => new string(five)));
    }

    /// <param name="html">What the pack shows once it is open; every value in it is encoded already.</param>
    public static string Of(string team, DateOnly day, string html, string words)
    {
        var (salt, nonce, tag) = (RandomNumberGenerator.GetBytes(SaltBytes), RandomNumberGenerator.GetBytes(NonceBytes), new byte[TagBytes]);
        var plain = Encoding.UTF8.GetBytes(html);
        var hidden = new byte[plain.Length];
        using (var cipher = new AesGcm(Rfc2898DeriveBytes.Pbkdf2(Encoding.ASCII.GetBytes(Bare(words)), salt, Rounds, HashAlgorithmName.SHA256, 32), TagBytes))
        {
            cipher.Encrypt(nonce, plain, hidden, tag);
        }

        var (script, style) = (Part("continuity.js"), Part("continuity.css"));
        return Part("continuity.html")
            .Replace("{{policy}}", $"default-src 'none'; script-src '{Hash(script)}'; style-src '{Hash(style)}'; base-uri 'none'; form-action 'none'", StringComparison.Ordinal)
            .Replace("{{team}}", HtmlEncoder.Default.Encode(team), StringComparison.Ordinal)
            .Replace("{{day}}", day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("{{rounds}}", Rounds.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("{{salt}}", Convert.ToBase64String(salt), StringComparison.Ordinal)
            .Replace("{{nonce}}", Convert.ToBase64String(nonce), StringComparison.Ordinal)
            .Replace("{{style}}", style, StringComparison.Ordinal)
            .Replace("{{script}}", script, StringComparison.Ordinal)
            .Replace("{{hidden}}", Convert.ToBase64String([.. hidden, .. tag]), StringComparison.Ordinal);
    }

    // As the script takes what somebody types: neither case, spaces nor dashes count.
    private static string Bare(string words) => string.Concat(words.ToUpperInvariant().Where(Letters.Contains));

    private static string Hash(string text) => $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}";

    private static string Part(string name)
    {
        using var part = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream($"Kith.Continuity.{name}")!);
        return part.ReadToEnd().ReplaceLineEndings("\n");
    }
}
