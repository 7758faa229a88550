using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.DataProtection;

namespace Kith.Platform.Forms;

/// <summary>
/// Sealed into every form: whose it is, which form instance, and the idempotency key of its one save. A post that comes after the session
/// ended is accepted on this alone, and then writes only that posting's draft.
/// </summary>
public sealed record Stamp(PostingId Posting, Guid Instance, Guid Key)
{
    public const string FieldName = "__stamp";

    public static Stamp Mint(PostingId posting) => new(posting, Guid.CreateVersion7(), Guid.NewGuid());

    /// <summary>The same form with a fresh key, for what is typed after the first save.</summary>
    public Stamp Renewed() => this with { Key = Guid.NewGuid() };
}

public sealed class Stamps(IDataProtectionProvider protection)
{
    private readonly IDataProtector seal = protection.CreateProtector("Kith.Form");

    public string Seal(Stamp stamp) => seal.Protect(JsonSerializer.Serialize(new Sealed(stamp.Posting.Value, stamp.Instance, stamp.Key)));

    /// <summary>The stamp of a posted form, or null when it is missing, forged or of another installation.</summary>
    public Stamp? Open(IFormCollection form)
    {
        if (form[Stamp.FieldName] is not [{ Length: > 0 } text])
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<Sealed>(seal.Unprotect(text)) is { } s ? new Stamp(new PostingId(s.Posting), s.Instance, s.Key) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private sealed record Sealed(Guid Posting, Guid Instance, Guid Key);
}

/// <summary>The fields of a form as they came, without those that the form carries for itself.</summary>
public static class FormFields
{
    public const string Action = "__do";

    public static Dictionary<string, string[]> Of(IFormCollection form) =>
        form.Where(f => !f.Key.StartsWith("__", StringComparison.Ordinal)).ToDictionary(f => f.Key, f => f.Value.Select(v => v ?? string.Empty).ToArray());

    public static byte[] Hash(IFormCollection form)
    {
        var text = new StringBuilder();
        foreach (var (name, values) in Of(form).OrderBy(f => f.Key, StringComparer.Ordinal))
        {
            text.Append(name).Append('\0').AppendJoin('\0', values).Append('\0');
        }

        return SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()));
    }
}
