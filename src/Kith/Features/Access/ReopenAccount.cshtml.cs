using Kith.Platform.Data;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Access;

[Needs(Duty.ManageOrganisation)]
[NeedsStepUp]
public sealed class ReopenAccountModel(KithDb db, Writes writes, ReopenAccount reopenAccount, TimeProvider time) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "worker")]
    public WorkerId Id { get; set; }

    public string Name { get; private set; } = string.Empty;

    public DateOnly LastUsedOn { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var account = await db.Users.AsNoTracking().FirstOrDefaultAsync(a => a.Worker == Id && !a.IsClosed, ct);
        if (account?.IsUnusedOn(Now.At(time.GetUtcNow()).Today) != true)
        {
            return NotFound();
        }

        LastUsedOn = account.LastUsedOn;
        Name = await db.Workers.Where(w => w.Id == Id).Select(w => w.Name).SingleAsync(ct);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var reopened = await writes.Run(now => reopenAccount.Do(Id, HttpContext.MustAct(), now, ct), ct);
        if (!reopened.Ok)
        {
            return NotFound();
        }

        TempData["Done"] = "They can sign in again";
        return LocalRedirect(AccessLinks.Worker(Id));
    }
}
