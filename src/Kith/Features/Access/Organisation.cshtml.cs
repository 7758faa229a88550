using Kith.Platform.Data;
using Kith.Platform.Mail;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Access;

[Needs(Duty.ManageOrganisation)]
public sealed class OrganisationModel(KithDb db) : PageModel
{
    public int Agencies { get; private set; }

    public int Teams { get; private set; }

    public int Workers { get; private set; }

    public int Accounts { get; private set; }

    public int ParkedMail { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        Agencies = await db.Agencies.CountAsync(ct);
        Teams = await db.Teams.CountAsync(ct);
        Workers = await db.Workers.CountAsync(ct);
        ParkedMail = await db.Messages.CountAsync(m => m.State == MessageState.Parked, ct);
        Accounts = await db.Users.CountAsync(a => !a.IsClosed, ct);
    }
}
