using System.ComponentModel.DataAnnotations;
using Kith.Platform.Data;
using Kith.Platform.Forms;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Kith.Features.Access;

/// <summary>No stamped form: what is typed here must never become a draft.</summary>
[Needs(Duty.UseKith)]
public sealed class ChangePasswordModel(Writes writes, ChangePassword changePassword, Sessions sessions) : PageModel
{
    [BindProperty]
    public ChangePasswordInput Input { get; set; } = new();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var by = HttpContext.MustAct();
        var changed = await writes.Run(now => changePassword.Do(User.AccountId(), Input, by, now, ct), ct);
        if (!changed.Ok)
        {
            ModelState.Add(changed.Refusals.Select(r => r.Kind == RefusalKind.Input ? r : new Refusal(string.Empty, "Your password was not changed. Try again")));
            return Page();
        }

        await sessions.ProvedAgain(HttpContext, changed.Value);
        TempData["Done"] = "Your password has been changed";
        return LocalRedirect(AccessLinks.Account);
    }
}

public sealed class ChangePasswordInput
{
    [Display(Name = "Current password")]
    public string? CurrentPassword { get; set; }

    [Display(Name = "New password")]
    public string? NewPassword { get; set; }
}
