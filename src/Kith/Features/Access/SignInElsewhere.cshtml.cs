using Kith.Platform.SignIn;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Kith.Features.Access;

/// <summary>Sends the browser to the identity provider of an authority.</summary>
[AllowAnonymous]
public sealed class SignInElsewhereModel(IEnumerable<SingleSignOn> providers) : PageModel
{
    public IActionResult OnGet(string provider, string? to, bool kept) =>
        providers.FirstOrDefault(p => p.Key == provider) is { } known
            ? Challenge(new AuthenticationProperties { RedirectUri = AccessLinks.Elsewhere + AccessLinks.Query(new Errand(Url.IsLocalUrl(to) ? to : null, kept)) }, known.Scheme)
            : NotFound();
}
