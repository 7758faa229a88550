using Kith.Platform.Data;
using Kith.Platform.Forms;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Access;

[Needs(Duty.ManageOrganisation)]
public sealed class CloseAccountModel(KithDb db, Writes writes, CloseAccount closeAccount) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "worker")]
    public WorkerId Id { get; set; }

    public string Name { get; private set; } = string.Empty;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await Open(ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await Open(ct))
        {
            return NotFound();
        }

        var closed = await writes.Run(now => closeAccount.Do(Id, HttpContext.MustAct(), now, ct), ct);
        if (!closed.Ok)
        {
            ModelState.Add(closed.Refusals);
            return Page();
        }

        TempData["Done"] = "Account closed";
        return LocalRedirect(AccessLinks.Worker(Id));
    }

    private async Task<bool> Open(CancellationToken ct)
    {
        Name = await db.Workers.Where(w => w.Id == Id && db.Users.Any(a => a.Worker == w.Id && !a.IsClosed)).Select(w => w.Name).FirstOrDefaultAsync(ct) ?? string.Empty;
        return Name.Length > 0;
    }
}
