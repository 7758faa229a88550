using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Access;

/// <summary>A worker's new password. It ends every other session of the account.</summary>
public sealed class ChangePassword(KithDb db, Passwords passwords, Ledger ledger)
{
    public async Task<Outcome<Account>> Do(Guid? id, ChangePasswordInput typed, Acting? by, Now now, CancellationToken ct)
    {
        var account = await db.Users.FirstOrDefaultAsync(a => a.Id == id && !a.IsClosed && !a.IsHeld, ct);
        if (account is null)
        {
            return Refusal.NotFound;
        }

        var words = await db.KnownWordsOf(account.Worker, ct);
        var no = new Refusals()
            .If(string.IsNullOrEmpty(typed.CurrentPassword), "CurrentPassword", "Enter your current password")
            .If(string.IsNullOrEmpty(typed.NewPassword), "NewPassword", "Enter a new password");
        if (no.Any)
        {
            return no;
        }

        no.If(!passwords.Matches(account, typed.CurrentPassword!), "CurrentPassword", "The current password is not correct");
        no.AddRange(Passwords.Check(typed.NewPassword, "NewPassword", [account.Email, .. words]));
        if (no.Any)
        {
            return no;
        }

        account.PasswordHash = passwords.Hash(account, typed.NewPassword!);
        account.SecurityStamp = Guid.NewGuid().ToString("N");
        account.ConcurrencyStamp = Guid.NewGuid().ToString();
        ledger.Tell(new PasswordChanged(account.Worker), About.Organisation, by);
        return account;
    }
}

internal static class KnownWords
{
    /// <summary>What a stranger could know of a worker and try as a password: their name, and the agencies that employ them.</summary>
    public static async Task<IReadOnlyList<string>> KnownWordsOf(this KithDb db, WorkerId worker, CancellationToken ct) =>
    [
        .. await db.Workers.Where(w => w.Id == worker).Select(w => w.Name).ToListAsync(ct),
        .. await db.Agencies.Where(a => db.Postings.Any(p => p.Worker == worker && p.Agency == a.Id)).Select(a => a.Name).ToListAsync(ct),

        // Those made in the same turn stand in no table yet.
        .. db.Agencies.Local.Select(a => a.Name),
    ];
}
