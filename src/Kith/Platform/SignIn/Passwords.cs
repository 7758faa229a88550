using System.Collections.Frozen;
using System.Reflection;
using Kith.Platform.Data;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Kith.Platform.SignIn;

/// <summary>Checks, hashes and proves passwords. An address that nobody has costs the same work as a wrong password.</summary>
public sealed class Passwords(KithDb db, IPasswordHasher<Account> hasher, ILookupNormalizer normalizer, Writes writes)
{
    /// <summary>OWASP's figure for PBKDF2-HMAC-SHA512, 2023 (TR-33).</summary>
    public const int Iterations = 210_000;

    private static readonly FrozenSet<string> Common = ReadCommon();
    private static readonly Account Nobody = new();
    private static string? hashOfNobody;

    public static Refusals Check(string? password, string field, params IEnumerable<string?> about) => PasswordRule.Check(password, field, about, Common);

    public string Hash(Account account, string password) => hasher.HashPassword(account, password);

    public bool Matches(Account account, string password) => Matches(account, account.PasswordHash, password);

    /// <param name="hash">Of a secret of this account, its password or another; null when it has none.</param>
    public bool Matches(Account account, string? hash, string typed) =>
        hash is not null && hasher.VerifyHashedPassword(account, hash, typed) != PasswordVerificationResult.Failed;

    /// <summary>The open account with this address and this password; null when there is none, and nothing tells why.</summary>
    public async Task<Account?> Prove(string email, string password, CancellationToken ct)
    {
        var name = normalizer.NormalizeEmail(email.Trim());
        var account = await db.Users.AsNoTracking().FirstOrDefaultAsync(a => a.NormalizedEmail == name, ct);
        hashOfNobody ??= hasher.HashPassword(Nobody, Guid.NewGuid().ToString());
        var proof = hasher.VerifyHashedPassword(account ?? Nobody, account?.PasswordHash ?? hashOfNobody, password);
        if (account?.PasswordHash is null || account.IsClosed || proof == PasswordVerificationResult.Failed)
        {
            return null;
        }

        if (proof == PasswordVerificationResult.SuccessRehashNeeded)
        {
            var stronger = hasher.HashPassword(account, password);
            await writes.Run(async _ => (Outcome<int>)await db.Users
                .Where(a => a.Id == account.Id && a.PasswordHash == account.PasswordHash)
                .ExecuteUpdateAsync(set => set.SetProperty(a => a.PasswordHash, stronger), CancellationToken.None), CancellationToken.None);
        }

        return account;
    }

    private static FrozenSet<string> ReadCommon()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("Kith.CommonPasswords.txt")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
    }
}
