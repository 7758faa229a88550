using Kith.Platform.Data;
using Kith.Platform.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Access;

/// <summary>Signs in a person of the demonstration by one button, on localhost, when Kith was started to show the demonstration.</summary>
[AllowAnonymous]
public sealed class SignInDemonstrationModel(KithDb db, Arrivals arrivals, DemonstrationSignIn demonstration) : PageModel
{
    public IActionResult OnGet() => NotFound();

    public async Task<IActionResult> OnPostAsync(Guid account, string? to, bool kept, CancellationToken ct)
    {
        if (!demonstration.IsOfferedTo(HttpContext)
            || await db.Users.AsNoTracking().FirstOrDefaultAsync(a => a.Id == account && a.IsDemonstration && !a.IsClosed, ct) is not { } person)
        {
            return NotFound();
        }

        return await arrivals.Arrive(this, person, new Errand(to, kept));
    }
}
