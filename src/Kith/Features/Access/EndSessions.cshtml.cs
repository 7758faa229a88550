using Kith.Platform.Data;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Access;

[Needs(Duty.ManageOrganisation)]
public sealed class EndSessionsModel(KithDb db, Writes writes, EndSessions endSessions) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "worker")]
    public WorkerId Id { get; set; }

    public string Name { get; private set; } = string.Empty;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        Name = await db.Workers.Where(w => w.Id == Id && db.Users.Any(a => a.Worker == w.Id && !a.IsClosed)).Select(w => w.Name).FirstOrDefaultAsync(ct) ?? string.Empty;
        return Name.Length > 0 ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var ended = await writes.Run(_ => endSessions.Do(Id, HttpContext.MustAct(), ct), ct);
        if (!ended.Ok)
        {
            return NotFound();
        }

        TempData["Done"] = "They are signed out everywhere";
        return LocalRedirect(AccessLinks.Worker(Id));
    }
}
