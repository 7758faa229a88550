using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Access;

/// <summary>Takes a passkey away: what holds it opens nothing any more.</summary>
public sealed class RemovePasskey(KithDb db, IUserStore<Account> store, Ledger ledger)
{
    public async Task<Outcome<Account>> Do(Guid? id, string key, Acting by, CancellationToken ct)
    {
        var account = await db.Users.FirstOrDefaultAsync(a => a.Id == id && !a.IsClosed, ct);
        if (account is null || await Find(store, account, key, ct) is not { } passkey)
        {
            return Refusal.NotFound;
        }

        await ((IUserPasskeyStore<Account>)store).RemovePasskeyAsync(account, passkey.CredentialId, ct);
        ledger.Tell(new PasskeyRemoved(account.Worker), About.Organisation, by);
        return account;
    }

    internal static async Task<UserPasskeyInfo?> Find(IUserStore<Account> store, Account account, string key, CancellationToken ct) =>
        IdOf(key) is { } id ? await ((IUserPasskeyStore<Account>)store).FindPasskeyAsync(account, id, ct) : null;

    private static byte[]? IdOf(string key)
    {
        try
        {
            return WebEncoders.Base64UrlDecode(key);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
