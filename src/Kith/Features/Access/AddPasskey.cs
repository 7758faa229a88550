using System.ComponentModel.DataAnnotations;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Access;

public sealed class AddPasskeyInput
{
    [Display(Name = "Name of the passkey")]
    public string? Name { get; set; }

    /// <summary>What the browser answered.</summary>
    public string? Answer { get; set; }
}

/// <summary>Keeps a passkey that the worker's browser or key has made, under a name of theirs.</summary>
public sealed class AddPasskey(KithDb db, IUserStore<Account> store, Ledger ledger)
{
    public const int MaxName = 60;

    /// <param name="passkey">The proved passkey, or null when the browser made none.</param>
    public async Task<Outcome<Account>> Do(Guid? id, string? name, UserPasskeyInfo? passkey, Acting by, CancellationToken ct)
    {
        var account = await db.Users.FirstOrDefaultAsync(a => a.Id == id && !a.IsClosed && !a.IsHeld, ct);
        if (account is null)
        {
            return Refusal.NotFound;
        }

        var no = new Refusals()
            .If(Text.Trimmed(name) is null, "Name", "Enter a name for the passkey, like work laptop")
            .If(name?.Length > MaxName, "Name", $"The name of the passkey must be {MaxName} characters or fewer");
        no.If(!no.Any && passkey is null, "Name", "Your browser did not make a passkey. Try again, or use another browser or a security key");
        if (no.Any)
        {
            return no;
        }

        passkey!.Name = name!.Trim();
        await ((IUserPasskeyStore<Account>)store).AddOrUpdatePasskeyAsync(account, passkey, ct);
        ledger.Tell(new PasskeyAdded(account.Worker), About.Organisation, by);
        return account;
    }
}
