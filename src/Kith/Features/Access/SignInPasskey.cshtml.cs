using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Platform.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Kith.Features.Access;

/// <summary>Signs in whoever shows a passkey. When somebody is signed in already, it is their fresh proof.</summary>
[AllowAnonymous]
public sealed class SignInPasskeyModel(Writes writes, Passkeys passkeys, ShowPasskey showPasskey, Sessions sessions, Arrivals arrivals, Audit audit) : PageModel
{
    public IActionResult OnGet() => Redirect(AccessLinks.SignIn);

    public async Task<IActionResult> OnPostAsync(string? answer, string? to, bool kept, CancellationToken ct)
    {
        var errand = new Errand(Url.IsLocalUrl(to) ? to : null, kept);
        var shown = await passkeys.Shown(HttpContext, answer);
        var counted = shown is { } them ? await writes.Run(_ => showPasskey.Do(them.Account.Id, them.Passkey, ct), ct) : null;
        if (counted?.Ok != true)
        {
            await audit.Note(AuditKind.SignInRefused, HttpContext.Acting(), User.AccountId());
            TempData["Refused"] = "That passkey was not accepted. Try again, or sign in with your password";
            return LocalRedirect(HttpContext.SignedIn() is null ? AccessLinks.SignInTo(errand) : ProveAgainFirst.On(errand.To ?? AccessLinks.Account));
        }

        if (HttpContext.SignedIn() is { } session && session.Account == counted.Value.Id)
        {
            await sessions.ProvedAgain(HttpContext, counted.Value);
            return Url.Onwards(HttpContext.Acting(), errand);
        }

        return await arrivals.Arrive(this, counted.Value, errand);
    }
}
