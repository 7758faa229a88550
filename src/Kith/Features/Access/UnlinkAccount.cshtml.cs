using Kith.Platform.Data;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Access;

[Needs(Duty.LinkAccounts)]
[NeedsStepUp]
public sealed class UnlinkAccountModel(KithDb db, Writes writes, UnlinkAccount unlinkAccount, Elsewhere elsewhere) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "worker")]
    public WorkerId Id { get; set; }

    public string Name { get; private set; } = string.Empty;

    public string Provider { get; private set; } = string.Empty;

    public bool HasPassword { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var linked = await (from a in db.Users
                            join w in db.Workers on a.Worker equals w.Id
                            join l in db.UserLogins on a.Id equals l.UserId
                            where w.Id == Id && !a.IsClosed
                            select new { w.Name, l.LoginProvider, HasPassword = a.PasswordHash != null }).FirstOrDefaultAsync(ct);
        if (linked is null)
        {
            return NotFound();
        }

        (Name, Provider, HasPassword) = (linked.Name, elsewhere.NameOf(linked.LoginProvider), linked.HasPassword);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var unlinked = await writes.Run(_ => unlinkAccount.Do(Id, HttpContext.MustAct(), ct), ct);
        if (!unlinked.Ok)
        {
            return NotFound();
        }

        TempData["Done"] = "Account unlinked";
        return LocalRedirect(AccessLinks.Worker(Id));
    }
}
