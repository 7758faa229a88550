using Kith.Platform.Data;
using Kith.Platform.Forms;
using Kith.Platform.Record;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Access;

/// <summary>No stamped form: what is typed here must never become a draft.</summary>
[SignedInOnly]
public sealed class ProveAgainModel(KithDb db, Writes writes, Elsewhere elsewhere, ProveAgain proveAgain, Sessions sessions, Throttle throttle, Audit audit, DemonstrationSignIn demonstration, TimeProvider time) : PageModel
{
    private Account account = null!;

    [BindProperty]
    public ProveAgainInput Input { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string? To { get; set; }

    public int Minutes => (int)SessionLimits.On(Now.At(time.GetUtcNow()).Today).Proof.TotalMinutes;

    /// <summary>Password and code can be asked for; whoever signs in elsewhere alone may have neither.</summary>
    public bool HasPassword => account is { PasswordHash: not null, HasSecondFactor: true };

    /// <summary>The provider with which the account is linked.</summary>
    public IdentityProvider? Provider { get; private set; }

    public bool IsDemonstration => account.IsDemonstration && demonstration.IsOfferedTo(HttpContext);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await Open(ct))
        {
            return Redirect(AccessLinks.SignIn);
        }

        ModelState.Clear();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await Open(ct))
        {
            return Redirect(AccessLinks.SignIn);
        }

        if (await throttle.Try(Throttle.Code(account.Id)) is { } wait)
        {
            ModelState.AddModelError("Input.Password", AcceptCode.WaitFirst(wait));
            return Page();
        }

        var proved = await writes.Run(now => proveAgain.Do(account.Id, Input, now, ct), ct);
        if (proved.Ok)
        {
            await throttle.Succeeded(Throttle.Code(account.Id));
            return await Onwards();
        }

        if (proved.Refusals.Any(r => r.Kind != RefusalKind.Input))
        {
            return NotFound();
        }

        await audit.Note(AuditKind.SignInRefused, HttpContext.Acting(), account.Id);
        ModelState.Add(proved.Refusals);
        return Page();
    }

    public async Task<IActionResult> OnPostDemonstrationAsync(CancellationToken ct) =>
        await Open(ct) && IsDemonstration ? await Onwards() : NotFound();

    private async Task<IActionResult> Onwards()
    {
        await sessions.ProvedAgain(HttpContext, account);
        return Url.Onwards(HttpContext.Acting(), new Errand(To, Kept: false));
    }

    private async Task<bool> Open(CancellationToken ct)
    {
        if (await sessions.AccountOf(User, ct) is not { } open)
        {
            return false;
        }

        account = open;
        var issuer = elsewhere.Providers.Count == 0 ? null : await db.UserLogins.Where(l => l.UserId == open.Id).Select(l => l.LoginProvider).FirstOrDefaultAsync(ct);
        Provider = elsewhere.Providers.FirstOrDefault(p => p.Issuer == issuer);
        return true;
    }
}
