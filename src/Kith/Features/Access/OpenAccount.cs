using System.ComponentModel.DataAnnotations;
using Kith.Platform.Data;
using Kith.Platform.Mail;
using Kith.Platform.Record;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Access;

public sealed class OpenAccountInput
{
    [Display(Name = "Email address")]
    public string? Email { get; set; }

    [Display(Name = "First password")]
    public string? Password { get; set; }
}

/// <summary>
/// Opens an account, which is held until a second person has handed it over to its worker: whoever opens it knows its password (TR-55). Opening a closed account
/// again starts it anew, second factor included: that is also how a lost phone is put right. What the operator opens is not held.
/// </summary>
public sealed class OpenAccount(KithDb db, Passwords passwords, ILookupNormalizer normalizer, Ledger ledger, Outbox outbox)
{
    public async Task<Outcome<Account>> Do(WorkerId id, OpenAccountInput input, Acting? by, Now now, CancellationToken ct)
    {
        if (by.Refuses() is { } refusal)
        {
            return refusal;
        }

        if (await db.Workers.FindAsync([id], ct) is not { } worker)
        {
            return Refusal.NotFound;
        }

        var email = Text.Trimmed(input.Email);
        var name = normalizer.NormalizeEmail(email);
        var account = await db.Users.FirstOrDefaultAsync(a => a.Worker == id, ct);
        var no = new Refusals()
            .If(account is { IsClosed: false }, string.Empty, $"{worker.Name} already has an account")
            .If(email is null, "Email", "Enter the email address they sign in with")
            .If(email is not null && !Worker.LooksLikeEmail(email), "Email", "Enter an email address in the correct format, like name@example.com")
            .If(email is not null && await db.Users.AnyAsync(a => a.NormalizedUserName == name && a.Worker != id, ct), "Email", "Another account has this email address");
        no.AddRange(Passwords.Check(input.Password, "Password", [email, worker.Name, .. await db.KnownWordsOf(id, ct)]));
        if (no.Any)
        {
            return no;
        }

        // Of two who open at once one waits here, and is told that somebody else was faster.
        var version = worker.Version;
        if (by is not null && await db.Workers.Where(w => w.Id == id && w.Version == version).ExecuteUpdateAsync(set => set.SetProperty(w => w.Version, version + 1), ct) == 0)
        {
            return Refusal.Stale;
        }

        if (account is null)
        {
            account = new Account { Id = Guid.CreateVersion7(new DateTimeOffset(now.Moment)), Worker = id };
            db.Add(account);
        }

        Begin(account, email!, name!, now);
        await Hold(account, by, now, ct);
        await db.UserPasskeys.Where(p => p.UserId == account.Id).ExecuteDeleteAsync(ct);
        await db.UserLogins.Where(l => l.UserId == account.Id).ExecuteDeleteAsync(ct);
        account.PasswordHash = passwords.Hash(account, input.Password!);
        ledger.Tell(new AccountOpened(id), About.Organisation, by);
        return account;
    }

    /// <summary>An account of the demonstration: no password, and the sign-in page offers it as a button.</summary>
    public async Task<Outcome<Account>> ForDemonstration(WorkerId id, string email, Now now, CancellationToken ct)
    {
        if (await db.Workers.FindAsync([id], ct) is null)
        {
            return Refusal.NotFound;
        }

        var account = new Account { Id = Guid.CreateVersion7(new DateTimeOffset(now.Moment)), Worker = id, IsDemonstration = true };
        Begin(account, email, normalizer.NormalizeEmail(email)!, now);
        db.Add(account);
        ledger.Tell(new AccountOpened(id), About.Organisation, default(Acting));
        return account;
    }

    private async Task Hold(Account account, Acting? by, Now now, CancellationToken ct)
    {
        await db.EndHandOvers(account.Worker, HandOverEnd.Closed, now, ct);
        account.IsHeld = by is not null && !account.IsDemonstration;
        if (by is null || !account.IsHeld)
        {
            return;
        }

        var handOver = HandOver.Begin(account.Worker, by, now);
        db.Add(handOver);
        foreach (var address in await db.MailOf(Duty.AgreeToPostings, by.Worker, now.Today, ct))
        {
            outbox.Put(address, "An account waits for a second person", $"Somebody has opened an account in Kith. Its worker can sign in when somebody else has handed it over to them.\n\n{outbox.Link(AccessLinks.HandOverAccount(handOver.Id))}", now);
        }
    }

    private static void Begin(Account account, string email, string name, Now now)
    {
        (account.Email, account.UserName, account.NormalizedEmail, account.NormalizedUserName) = (email, email, name, name);
        (account.IsClosed, account.HasSecondFactor) = (false, false);
        (account.LastUsedOn, account.SuspendedOn) = (now.Today, null);
        (account.SecurityStamp, account.ConcurrencyStamp) = (Guid.NewGuid().ToString("N"), Guid.NewGuid().ToString());
    }
}
