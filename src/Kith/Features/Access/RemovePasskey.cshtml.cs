using Kith.Platform.Data;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Kith.Features.Access;

[Needs(Duty.UseKith)]
[NeedsStepUp]
public sealed class RemovePasskeyModel(Writes writes, RemovePasskey removePasskey, Sessions sessions, IUserStore<Account> store) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "key")]
    public string Key { get; set; } = string.Empty;

    public PasskeyLine Passkey { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await sessions.AccountOf(User, ct) is not { } account || await RemovePasskey.Find(store, account, Key, ct) is not { } passkey)
        {
            return NotFound();
        }

        Passkey = PasskeyLine.Of(passkey);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var removed = await writes.Run(_ => removePasskey.Do(User.AccountId(), Key, HttpContext.MustAct(), ct), ct);
        if (!removed.Ok)
        {
            return NotFound();
        }

        TempData["Done"] = "Passkey removed";
        return LocalRedirect(AccessLinks.Passkeys);
    }
}
