using System.ComponentModel.DataAnnotations;
using Kith.Platform.Data;
using Kith.Platform.SignIn;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Access;

public sealed class ProveAgainInput
{
    [Display(Name = "Password")]
    public string? Password { get; set; }

    [Display(Name = "Code from your authenticator app")]
    public string? Code { get; set; }
}

/// <summary>Proves anew who is at the browser: with the password and a code that was not used before.</summary>
public sealed class ProveAgain(KithDb db, Passwords passwords, IUserStore<Account> store)
{
    public async Task<Outcome<Account>> Do(Guid? id, ProveAgainInput typed, Now now, CancellationToken ct)
    {
        var account = await db.Users.AsNoTracking().FirstOrDefaultAsync(a => a.Id == id && !a.IsClosed && a.HasSecondFactor, ct);
        if (account is null || await ((IUserAuthenticatorKeyStore<Account>)store).GetAuthenticatorKeyAsync(account, ct) is not { } secret)
        {
            return Refusal.NotFound;
        }

        var no = new Refusals()
            .If(string.IsNullOrEmpty(typed.Password), "Password", "Enter your password")
            .If(string.IsNullOrWhiteSpace(typed.Code), "Code", AcceptCode.Missing);
        if (!no.Any)
        {
            no.If(!passwords.Matches(account, typed.Password!), "Password", "The password is not correct");
        }

        // The code is used up only beside the right password.
        return no.Any ? no
            : await AcceptCode.Accept(db, account, secret, typed.Code, now, ct) ? account
            : new Refusal("Code", AcceptCode.Wrong);
    }
}
