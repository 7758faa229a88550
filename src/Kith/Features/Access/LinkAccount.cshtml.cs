using System.ComponentModel.DataAnnotations;
using Kith.Platform.Data;
using Kith.Platform.Forms;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Access;

/// <summary>Asks for the code that somebody was given, shows who it is and asks whether that is the worker, before it is proposed. The code stands in no address.</summary>
[Needs(Duty.LinkAccounts)]
[NeedsStepUp]
public sealed class LinkAccountModel(KithDb db, Writes writes, LinkAccount linkAccount, Elsewhere elsewhere, TimeProvider time) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "worker")]
    public WorkerId Id { get; set; }

    [BindProperty]
    [Display(Name = "Code that they were shown")]
    public string? Code { get; set; }

    public string Name { get; private set; } = string.Empty;

    public string Email { get; private set; } = string.Empty;

    public bool HasSecondFactor { get; private set; }

    /// <summary>Whom the code is of; null while it is asked for.</summary>
    public Stranger? Found { get; private set; }

    public string Provider => elsewhere.NameOf(Found!.Issuer);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await Open(ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await Open(ct))
        {
            return NotFound();
        }

        if (Found is null)
        {
            ModelState.AddModelError("Code", Stranger.CodeIn(Code) is null ? "Enter the code of 8 letters and figures that they were shown" : LinkAccount.Unknown);
        }

        return Page();
    }

    public async Task<IActionResult> OnPostLinkAsync(CancellationToken ct)
    {
        if (!await Open(ct))
        {
            return NotFound();
        }

        var linked = await writes.Run(now => linkAccount.Do(Id, Code, HttpContext.MustAct(), now, ct), ct);
        if (!linked.Ok)
        {
            foreach (var refusal in linked.Refusals)
            {
                ModelState.AddModelError(Found is null ? refusal.Field : string.Empty, refusal.Message);
            }

            return Page();
        }

        TempData["Done"] = "Link proposed. The account is linked when somebody else has agreed";
        return LocalRedirect(AccessLinks.Worker(Id));
    }

    private async Task<bool> Open(CancellationToken ct)
    {
        var account = await (from a in db.Users join w in db.Workers on a.Worker equals w.Id where w.Id == Id && !a.IsClosed select new { w.Name, a.Email, a.HasSecondFactor }).FirstOrDefaultAsync(ct);
        if (account is null)
        {
            return false;
        }

        (Name, Email, HasSecondFactor) = (account.Name, account.Email!, account.HasSecondFactor);
        Found = await LinkAccount.Find(db, Code, Now.At(time.GetUtcNow()), ct);
        return true;
    }
}
