using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Access;

/// <summary>
/// Lets somebody whom an identity provider named sign in to a worker’s account from now on. An administrator does it, who knows the worker: no address and
/// no name that a provider gives ever links anybody by itself.
/// </summary>
public sealed class LinkAccount(KithDb db, Ledger ledger)
{
    public const string Unknown = "Nobody without an account has been given this code in the last 14 days. Check it with them, or ask them to sign in once more";

    public async Task<Outcome<WorkerId>> Do(WorkerId worker, string? code, Acting? by, Now now, CancellationToken ct)
    {
        if (by?.Has(Duty.LinkAccounts) == false)
        {
            return Refusal.Forbidden;
        }

        if (await db.Users.FirstOrDefaultAsync(a => a.Worker == worker && !a.IsClosed, ct) is not { } account)
        {
            return Refusal.NotFound;
        }

        if (await Find(db, code, now, ct) is not { } stranger)
        {
            return new Refusal("Code", Unknown);
        }

        var no = new Refusals()
            .If(by?.Worker == worker, string.Empty, "You cannot link your own account. Ask another administrator")
            .If(await db.UserLogins.AnyAsync(l => l.UserId == account.Id, ct), string.Empty, "This account is linked already. Unlink it first")
            .If(await db.UserLogins.AnyAsync(l => l.LoginProvider == stranger.Issuer && l.ProviderKey == stranger.Subject, ct), "Code", "Another account is linked with this person. Unlink or open that one anew first");
        if (no.Any)
        {
            return no;
        }

        db.UserLogins.Add(new IdentityUserLogin<Guid> { LoginProvider = stranger.Issuer, ProviderKey = stranger.Subject, ProviderDisplayName = stranger.Email ?? stranger.Name, UserId = account.Id });
        if (!account.HasSecondFactor)
        {
            // A first password that its worker never used is known to whoever gave it, and would let them set up the second factor.
            account.PasswordHash = null;
        }

        (account.SecurityStamp, account.ConcurrencyStamp) = (Guid.NewGuid().ToString("N"), Guid.NewGuid().ToString());
        db.Strangers.Remove(stranger);
        ledger.Tell(new AccountLinked(worker, stranger.Issuer, stranger.Subject), About.Organisation, by);
        return worker;
    }

    /// <summary>Whoever was given a code and is still remembered.</summary>
    internal static async Task<Stranger?> Find(KithDb db, string? typed, Now now, CancellationToken ct)
    {
        var forgotten = now.Moment.AddDays(-AccountRule.On(now.Today).StrangerDays);
        return Stranger.CodeIn(typed) is { } code ? await db.Strangers.FirstOrDefaultAsync(s => s.Code == code && s.LastAt >= forgotten, ct) : null;
    }
}
