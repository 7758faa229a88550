using Kith.Platform.Data;
using Kith.Platform.SignIn;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Access;

/// <summary>Keeps the count of a passkey that was shown, by which a copied one is found out.</summary>
public sealed class ShowPasskey(KithDb db, IUserStore<Account> store)
{
    public async Task<Outcome<Account>> Do(Guid id, UserPasskeyInfo passkey, CancellationToken ct)
    {
        if (await db.Users.FirstOrDefaultAsync(a => a.Id == id && !a.IsClosed && !a.IsHeld, ct) is not { } account)
        {
            return Refusal.NotFound;
        }

        await ((IUserPasskeyStore<Account>)store).AddOrUpdatePasskeyAsync(account, passkey, ct);
        return account;
    }
}
