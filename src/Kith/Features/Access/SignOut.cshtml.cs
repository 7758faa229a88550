using Kith.Platform.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Kith.Features.Access;

[AllowAnonymous]
public sealed class SignOutModel(Sessions sessions) : PageModel
{
    public IActionResult OnGet() => Redirect(AccessLinks.SignIn);

    public async Task<IActionResult> OnPostAsync()
    {
        await sessions.End(HttpContext);
        TempData["Done"] = "You have signed out";
        return Redirect(AccessLinks.SignIn);
    }
}
