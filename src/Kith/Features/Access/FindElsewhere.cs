using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Access;

/// <summary>
/// Finds the open account of somebody whom a provider names: the one that is linked with them, or at their first sign-in the one with the work e-mail
/// address that the provider has verified and speaks for. No account is ever made.
/// </summary>
public sealed class FindElsewhere(KithDb db, ILookupNormalizer normalizer, Ledger ledger)
{
    /// <param name="email">The address that the provider has verified, or null.</param>
    public async Task<Outcome<Account>> Do(SingleSignOn provider, string issuer, string subject, string? email, CancellationToken ct)
    {
        var linked = await db.UserLogins.Where(l => l.LoginProvider == issuer && l.ProviderKey == subject).Select(l => (Guid?)l.UserId).FirstOrDefaultAsync(ct);
        if (linked is { } id)
        {
            return await db.Users.AsNoTracking().FirstOrDefaultAsync(a => a.Id == id && !a.IsClosed, ct) is { } known ? known : Refusal.NotFound;
        }

        if (email is null || !provider.SpeaksFor(email))
        {
            return Refusal.NotFound;
        }

        var name = normalizer.NormalizeEmail(email);
        var account = await db.Users.AsNoTracking().FirstOrDefaultAsync(
            a => a.NormalizedEmail == name && !a.IsClosed && !a.IsDemonstration && !db.UserLogins.Any(l => l.UserId == a.Id && l.LoginProvider == issuer), ct);
        if (account is null)
        {
            return Refusal.NotFound;
        }

        db.UserLogins.Add(new IdentityUserLogin<Guid> { LoginProvider = issuer, ProviderKey = subject, ProviderDisplayName = provider.Name, UserId = account.Id });
        ledger.Tell(new ProviderLinked(account.Worker), About.Organisation, default(Acting));
        return account;
    }
}
