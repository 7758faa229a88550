using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Access;

public sealed class HandOverAccountInput
{
    public int Version { get; set; }

    [Display(Name = "Do you hand this account over?")]
    public bool? HandsOver { get; set; }
}

/// <param name="Code">For the eyes of whoever handed over, once; null when they declined.</param>
public sealed record HandedOver(string? Code, DateOnly Until);

/// <summary>
/// A second person hands an account over that somebody else has opened: a code, which they give to its worker themselves. A new code ends the one before.
/// Or they decline, and the account is closed.
/// </summary>
public sealed class HandOverAccount(KithDb db, Passwords passwords, CloseAccount closeAccount, Ledger ledger)
{
    public async Task<Outcome<HandedOver>> Do(RowId id, HandOverAccountInput input, Acting by, Now now, CancellationToken ct)
    {
        if (!by.Has(Duty.AgreeToPostings))
        {
            return Refusal.Forbidden;
        }

        if (await db.HandOvers.FirstOrDefaultAsync(h => h.Id == id, ct) is not { } handOver)
        {
            return Refusal.NotFound;
        }

        if (handOver.Version != input.Version)
        {
            return Refusal.Stale;
        }

        var no = handOver.Check(input.HandsOver, by);
        var account = await db.Users.FirstOrDefaultAsync(a => a.Worker == handOver.Worker && a.IsHeld && !a.IsClosed, ct);
        no.If(!no.Any && account is null, string.Empty, "This account is closed")
            .If(!no.Any && input.HandsOver == true && account!.IsUnusedOn(now.Today), string.Empty, "This account is suspended because nobody used it. An administrator has to let them sign in again first");
        if (no.Any)
        {
            return no;
        }

        if (input.HandsOver == false)
        {
            handOver.End(HandOverEnd.Declined, now);
            ledger.Tell(new HandOverDeclined(id, handOver.Worker), About.Organisation, by);
            closeAccount.Close(account!, by);
            return new HandedOver(null, now.Today);
        }

        var code = SpokenCode.Of(RandomNumberGenerator.GetBytes(HandOver.CodeLength));
        handOver.Give(passwords.Hash(account!, code), by, now);
        ledger.Tell(new AccountHandedOver(id, handOver.Worker, handOver.CodeUntil!.Value), About.Organisation, by);
        return new HandedOver(code, handOver.CodeUntil.Value);
    }
}
