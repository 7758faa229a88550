using System.ComponentModel.DataAnnotations;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Access;

public sealed class SetUpSecondFactorInput
{
    [Display(Name = "Hand-over code")]
    public string? HandOverCode { get; set; }

    [Display(Name = "Enter the code from your authenticator app")]
    public string? Code { get; set; }
}

/// <summary>
/// Keeps the secret of the worker's authenticator app once a code has proved that the app has it. An account that is held takes the code of its hand-over too, which
/// ends the hand-over: whoever knows the password alone sets up nothing.
/// </summary>
public sealed class SetUpSecondFactor(KithDb db, IUserStore<Account> store, Passwords passwords, Ledger ledger)
{
    public const string HandOverField = nameof(SetUpSecondFactorInput.HandOverCode);
    public const string Wrong = "That code is not correct. Check the clock of your phone, wait for the next code and enter that one";
    public const string Held = "Your account has to be handed over first. Ask for a hand-over code";

    public async Task<Outcome<Account>> Do(HalfSignedIn who, SetUpSecondFactorInput typed, Now now, CancellationToken ct)
    {
        var account = await db.Users.FirstOrDefaultAsync(a => a.Id == who.Account && a.SecurityStamp == who.Stamp && !a.IsClosed && !a.HasSecondFactor, ct);
        if (account is null || who.Secret is not { } secret)
        {
            return Refusal.NotFound;
        }

        var handOver = account.IsHeld ? await db.HandOvers.FirstOrDefaultAsync(h => h.Worker == account.Worker && h.EndedAt == null, ct) : null;
        if (account.IsHeld && handOver?.HasCodeOn(now.Today) != true)
        {
            return new Refusal(string.Empty, Held);
        }

        var no = handOver is null ? new Refusals() : ProvesHandOver(account, handOver, typed.HandOverCode);
        var step = OneTimeCode.Accepts(secret, typed.Code, account.LastCodeStep, now.Moment);
        no.If(string.IsNullOrWhiteSpace(typed.Code), "Code", AcceptCode.Missing)
            .If(!string.IsNullOrWhiteSpace(typed.Code) && step is null, "Code", Wrong);
        if (no.Any)
        {
            return no;
        }

        await ((IUserAuthenticatorKeyStore<Account>)store).SetAuthenticatorKeyAsync(account, secret, ct);
        handOver?.End(HandOverEnd.Used, now);
        (account.IsHeld, account.HasSecondFactor, account.LastCodeStep, account.ConcurrencyStamp) = (false, true, step!.Value, Guid.NewGuid().ToString());
        ledger.Tell(new SecondFactorSetUp(account.Worker), About.Organisation, default(Acting));
        return account;
    }

    private Refusals ProvesHandOver(Account account, HandOver handOver, string? typed) => new Refusals()
        .If(string.IsNullOrWhiteSpace(typed), HandOverField, "Enter the hand-over code that a second person gave you")
        .If(
            !string.IsNullOrWhiteSpace(typed) && !(SpokenCode.In(typed, HandOver.CodeLength) is { } code && passwords.Matches(account, handOver.CodeHash, code)),
            HandOverField,
            "That hand-over code is not correct. Check it with whoever gave it to you, or ask them for a new one");
}
