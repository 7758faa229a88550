using Kith.Platform.Data;
using Kith.Platform.Mail;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Access;

[Needs(Duty.ManageOrganisation)]
public sealed class OrganisationModel(KithDb db, TimeProvider time) : PageModel
{
    public int Agencies { get; private set; }

    public int InForce { get; private set; }

    public int EndSoon { get; private set; }

    /// <summary>Agencies that need an agreement and have none today.</summary>
    public int Without { get; private set; }

    public int Teams { get; private set; }

    public int Workers { get; private set; }

    public int Accounts { get; private set; }

    /// <summary>Accounts, links and postings that wait for a second person.</summary>
    public int Proposed { get; private set; }

    public int ParkedMail { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        Agencies = await db.Agencies.CountAsync(ct);
        var today = Now.At(time.GetUtcNow()).Today;
        var soon = today.AddDays(Agreement.DaysOfWarning);
        var inForce = db.Agreements.Where(g => g.StartsOn <= today && g.EndsOn >= today);
        InForce = await inForce.CountAsync(ct);
        EndSoon = await inForce.CountAsync(g => g.EndsOn <= soon, ct);
        Without = await db.Agencies.CountAsync(a => a.Kind != AgencyKind.LocalAuthority && !inForce.Any(g => g.Agency == a.Id), ct);
        Teams = await db.Teams.CountAsync(ct);
        Workers = await db.Workers.CountAsync(ct);
        Proposed = await db.PostingProposals.CountAsync(p => p.AnsweredAt == null, ct) + await db.LinkProposals.CountAsync(p => p.AnsweredAt == null, ct)
            + await db.HandOvers.WaitingOn(today).CountAsync(ct);
        ParkedMail = await db.Messages.CountAsync(m => m.State == MessageState.Parked, ct);
        Accounts = await db.Users.CountAsync(a => !a.IsClosed, ct);
    }
}
