using System.ComponentModel.DataAnnotations;
using Kith.Platform.Data;
using Kith.Platform.Forms;
using Kith.Platform.Record;
using Kith.Platform.SignIn;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Kith.Features.Access;

[AllowAnonymous]
public sealed class AcceptCodeModel(Writes writes, AcceptCode acceptCode, Arrivals arrivals, Throttle throttle, Audit audit) : PageModel
{
    [BindProperty]
    public CodeInput Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync() =>
        await Sessions.Half(HttpContext) is { Secret: null } ? Page() : Redirect(AccessLinks.SignIn);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await Sessions.Half(HttpContext) is not { Secret: null } who)
        {
            return Redirect(AccessLinks.SignIn);
        }

        if (await throttle.Try(Throttle.Code(who.Account)) is { } wait)
        {
            ModelState.AddModelError("Input.Code", AcceptCode.WaitFirst(wait));
            return Page();
        }

        var accepted = await writes.Run(now => acceptCode.Do(who, Input.Code, now, ct), ct);
        if (accepted.Ok)
        {
            await throttle.Succeeded(Throttle.Code(who.Account));
            throttle.Remember(HttpContext, accepted.Value.Email!);
            return await arrivals.Arrive(this, accepted.Value, who.Errand);
        }

        if (accepted.Refusals.Any(r => r.Kind != RefusalKind.Input))
        {
            return Redirect(AccessLinks.SignIn);
        }

        await audit.Note(AuditKind.SignInRefused, by: null, who.Account);
        ModelState.Add(accepted.Refusals);
        return Page();
    }
}

public sealed class CodeInput
{
    [Display(Name = "Enter the code from your authenticator app")]
    public string? Code { get; set; }
}
