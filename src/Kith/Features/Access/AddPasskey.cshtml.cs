using Kith.Platform.Data;
using Kith.Platform.Forms;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Kith.Features.Access;

/// <summary>No stamped form: an answer counts once and is no draft.</summary>
[Needs(Duty.UseKith)]
[NeedsStepUp]
public sealed class AddPasskeyModel(Writes writes, Passkeys passkeys, AddPasskey addPasskey) : PageModel
{
    [BindProperty]
    public AddPasskeyInput Input { get; set; } = new();

    public void OnGet()
    {
        ModelState.Clear();
        Input.Name = Device.InWords(Request.Headers.UserAgent);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var made = await passkeys.Made(HttpContext, User.AccountId(), Input.Answer);
        var added = await writes.Run(_ => addPasskey.Do(User.AccountId(), Input.Name, made, HttpContext.MustAct(), ct), ct);
        if (!added.Ok)
        {
            ModelState.Remove("Input.Answer");
            ModelState.Add(added.Refusals.Where(r => r.Kind == RefusalKind.Input));
            return Page();
        }

        TempData["Done"] = "Passkey added. You can sign in with it from now on";
        return LocalRedirect(AccessLinks.Passkeys);
    }
}
