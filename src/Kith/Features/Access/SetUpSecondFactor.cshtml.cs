using Kith.Platform.Data;
using Kith.Platform.Forms;
using Kith.Platform.Record;
using Kith.Platform.SignIn;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Access;

[AllowAnonymous]
public sealed class SetUpSecondFactorModel(KithDb db, Writes writes, SetUpSecondFactor setUp, Arrivals arrivals, Throttle throttle, Audit audit) : PageModel
{
    private HalfSignedIn who = null!;

    [BindProperty]
    public CodeInput Input { get; set; } = new();

    public string Address { get; private set; } = string.Empty;

    public string Key => string.Join(' ', who.Secret!.Chunk(4).Select(four => new string(four)));

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await Show(ct) ? Page() : Redirect(AccessLinks.SignIn);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await Show(ct))
        {
            return Redirect(AccessLinks.SignIn);
        }

        var done = await writes.Run(now => setUp.Do(who, Input.Code, now, ct), ct);
        if (done.Ok)
        {
            throttle.Remember(HttpContext, done.Value.Email!);
            return await arrivals.Arrive(this, done.Value, who.Errand);
        }

        if (done.Refusals.Any(r => r.Kind != RefusalKind.Input))
        {
            return Redirect(AccessLinks.SignIn);
        }

        await audit.Note(AuditKind.SignInRefused, by: null, who.Account);
        ModelState.Add(done.Refusals);
        return Page();
    }

    private async Task<bool> Show(CancellationToken ct)
    {
        if (await Sessions.Half(HttpContext) is not { Secret: { } secret } half
            || await db.Users.Where(a => a.Id == half.Account && a.SecurityStamp == half.Stamp).Select(a => a.Email).FirstOrDefaultAsync(ct) is not { } email)
        {
            return false;
        }

        (who, Address) = (half, OneTimeCode.Address(secret, email));
        return true;
    }
}
