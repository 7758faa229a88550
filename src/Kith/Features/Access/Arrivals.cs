using Kith.Platform.SignIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Kith.Features.Access;

/// <summary>The one way in for everybody who has proved who they are, by whichever means.</summary>
public sealed class Arrivals(Sessions sessions)
{
    public async Task<IActionResult> Arrive(PageModel page, Account account, Errand errand) =>
        page.Url.Onwards(await sessions.Start(page.HttpContext, account), errand);
}
