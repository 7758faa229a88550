using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Access;

/// <summary>
/// Signs in whoever a provider has named and an account is linked with. When they are signed in already, it is their fresh proof. For anybody else it says
/// what to ask for.
/// </summary>
[AllowAnonymous]
public sealed class ArriveElsewhereModel(KithDb db, Writes writes, Elsewhere elsewhere, MeetStranger meet, Sessions sessions, Arrivals arrivals, Audit audit, TimeProvider time) : PageModel
{
    public string Provider { get; private set; } = string.Empty;

    public Stranger Met { get; private set; } = null!;

    public int Days => AccountRule.On(Now.At(time.GetUtcNow()).Today).StrangerDays;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await Elsewhere.UseUp(HttpContext) is not { } who || elsewhere.Find(who.Provider) is not { } provider)
        {
            return Redirect(AccessLinks.SignIn);
        }

        var linked = from l in db.UserLogins join a in db.Users on l.UserId equals a.Id where l.LoginProvider == provider.Issuer && l.ProviderKey == who.Subject && !a.IsClosed select a;
        if (await linked.AsNoTracking().FirstOrDefaultAsync(ct) is not { } account)
        {
            return await Meet(provider, who, ct);
        }

        if (!who.HasSecondFactor)
        {
            await Sessions.PasswordProved(HttpContext, account, who.Errand);
            return Redirect(account.HasSecondFactor ? AccessLinks.Code : AccessLinks.SetUp);
        }

        if (HttpContext.SignedIn() is { } session && session.Account == account.Id)
        {
            await sessions.ProvedAgain(HttpContext, account, who.ProvedAt);
            return Url.Onwards(HttpContext.Acting(), who.Errand);
        }

        return await arrivals.Arrive(this, account, who.Errand, who.ProvedAt);
    }

    private async Task<IActionResult> Meet(IdentityProvider provider, Arrived who, CancellationToken ct)
    {
        var met = await writes.Run(now => meet.Do(provider.Issuer, who.Subject, who.Name, who.Email, now, ct), ct);
        await audit.Note(AuditKind.SignInRefused, by: null);
        (Provider, Met) = (provider.Name, met.Value);
        return Page();
    }
}
