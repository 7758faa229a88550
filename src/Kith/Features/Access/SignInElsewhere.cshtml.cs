using Kith.Platform.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Kith.Features.Access;

/// <summary>Sends the browser to an identity provider.</summary>
[AllowAnonymous]
public sealed class SignInElsewhereModel(Elsewhere elsewhere) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string provider, string? to, bool kept)
    {
        if (elsewhere.Find(provider) is not { } known)
        {
            return NotFound();
        }

        var errand = new Errand(Url.IsLocalUrl(to) ? to : null, kept);
        var asked = await elsewhere.Ask(HttpContext, known, ReturnElsewhereModel.Address(Request, known), errand);
        if (asked.Ok)
        {
            return Redirect(asked.Value);
        }

        TempData["Refused"] = $"{asked.Refusals[0].Message}. Try again later, or sign in another way";
        return LocalRedirect(HttpContext.SignedIn() is null ? AccessLinks.SignInTo(errand) : ProveAgainFirst.On(errand.To ?? AccessLinks.Account));
    }
}
