using Kith.Platform.Data;
using Kith.Platform.SignIn;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Access;

/// <summary>Proves the second factor: the code of this half minute, once.</summary>
public sealed class AcceptCode(KithDb db, IUserStore<Account> store)
{
    public const string Missing = "Enter the 6-digit code from your authenticator app";
    public const string Wrong = "That code is not correct, or has been used. Wait for the next code in your authenticator app and enter that one";

    public static string WaitFirst(TimeSpan wait) =>
        $"You have tried too many times. Wait {(wait > TimeSpan.FromMinutes(1) ? $"{Math.Ceiling(wait.TotalMinutes)} minutes" : "a minute")} and try again";

    public async Task<Outcome<Account>> Do(HalfSignedIn who, string? code, Now now, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(code))
        {
            return new Refusal("Code", Missing);
        }

        var account = await db.Users.FirstOrDefaultAsync(a => a.Id == who.Account && a.SecurityStamp == who.Stamp && !a.IsClosed && !a.IsHeld && a.HasSecondFactor, ct);
        if (account is null || await ((IUserAuthenticatorKeyStore<Account>)store).GetAuthenticatorKeyAsync(account, ct) is not { } secret)
        {
            return Refusal.NotFound;
        }

        return await Accept(db, account, secret, code, now, ct) ? account : new Refusal("Code", Wrong);
    }

    /// <summary>Uses a code up, if no other was accepted meanwhile: of two posts with one code, one is refused.</summary>
    internal static async Task<bool> Accept(KithDb db, Account account, string secret, string? code, Now now, CancellationToken ct) =>
        OneTimeCode.Accepts(secret, code, account.LastCodeStep, now.Moment) is { } step
        && await db.Users.Where(a => a.Id == account.Id && a.LastCodeStep == account.LastCodeStep).ExecuteUpdateAsync(set => set.SetProperty(a => a.LastCodeStep, step), ct) == 1;
}
