using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Access;

/// <summary>Keeps the secret of the worker's authenticator app once a code has proved that the app has it.</summary>
public sealed class SetUpSecondFactor(KithDb db, IUserStore<Account> store, Ledger ledger)
{
    public const string Wrong = "That code is not correct. Check the clock of your phone, wait for the next code and enter that one";

    public async Task<Outcome<Account>> Do(HalfSignedIn who, string? code, Now now, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(code))
        {
            return new Refusal("Code", AcceptCode.Missing);
        }

        var account = await db.Users.FirstOrDefaultAsync(a => a.Id == who.Account && a.SecurityStamp == who.Stamp && !a.IsClosed && !a.HasSecondFactor, ct);
        if (account is null || who.Secret is not { } secret)
        {
            return Refusal.NotFound;
        }

        if (OneTimeCode.Accepts(secret, code, account.LastCodeStep, now.Moment) is not { } step)
        {
            return new Refusal("Code", Wrong);
        }

        await ((IUserAuthenticatorKeyStore<Account>)store).SetAuthenticatorKeyAsync(account, secret, ct);
        (account.HasSecondFactor, account.LastCodeStep, account.ConcurrencyStamp) = (true, step, Guid.NewGuid().ToString());
        ledger.Tell(new SecondFactorSetUp(account.Worker), About.Organisation, default(Acting));
        return account;
    }
}
