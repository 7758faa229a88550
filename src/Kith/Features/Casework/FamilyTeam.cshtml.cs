using Kith.Features.Families;
using Kith.Platform.Data;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Casework;

/// <summary>Who works with the family, by discipline, and since when.</summary>
[Needs(Duty.OpenFamily)]
public sealed class FamilyTeamModel(KithDb db, TimeProvider time) : FamilyPage
{
    private const int MostInvited = 50;

    public IReadOnlyList<NamedWorker> Named { get; private set; } = [];

    public IReadOnlyList<NamedWorker> Former { get; private set; } = [];

    public string? TeamName { get; private set; }

    /// <summary>Who was asked to work with the family or to write of it, latest first; for those who may ask.</summary>
    public IReadOnlyList<InvitedWorker> Invited { get; private set; } = [];

    public DateOnly Today => Now.At(time.GetUtcNow()).Today;

    public bool MayInvite => Family.May(By, Duty.Invite) && Family.ClosedOn is null;

    public bool MayName => Family.May(By, Duty.NameWorkers) && Family.ClosedOn is null;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await Enter(ct) is { } gone)
        {
            return gone;
        }

        var all = await (from i in db.Involvements
                         join p in db.Postings on i.Posting equals p.Id
                         join w in db.Workers on p.Worker equals w.Id
                         join a in db.Agencies on p.Agency equals a.Id
                         where i.FamilyEpisode == Family.Episode
                         orderby i.StartsOn, w.Name
                         select new NamedWorker(i.Id, i.Kind, w.Name, p.Role, a.Name, w.Phone, i.Adult, i.StartsOn, i.EndedOn, i.WhyEnded)).ToListAsync(ct);
        Named = all.Where(n => n.EndedOn is null).OrderBy(n => n.Kind).ThenBy(n => n.Role.DisciplineOf()).ToList();
        Former = all.Where(n => n.EndedOn is not null).OrderByDescending(n => n.EndedOn).ToList();
        TeamName = await (from i in db.Involvements join t in db.Teams on i.Team equals t.Id where i.FamilyEpisode == Family.Episode && i.Kind == InvolvementKind.FamilyTeam && i.EndedOn == null select t.Name).FirstOrDefaultAsync(ct);
        if (Family.May(By, Duty.Invite))
        {
            Invited = await (from x in db.Invitations
                             join p in db.Postings on x.Posting equals p.Id
                             join w in db.Workers on p.Worker equals w.Id
                             where x.FamilyEpisode == Family.Episode
                             orderby x.MadeAt descending
                             select new InvitedWorker(x.Id, x.Kind, w.Name, p.Role, x.Until, x.End, x.WhyEnded)).Take(MostInvited).ToListAsync(ct);
        }

        return Page();
    }
}

public sealed record InvitedWorker(InvitationId Id, InvitationKind Kind, string Name, Role Role, DateOnly Until, InvitationEnd? End, string? WhyEnded)
{
    public string State(DateOnly today) => End switch
    {
        InvitationEnd.Accepted => ": accepted",
        InvitationEnd.Declined => ": declined.",
        InvitationEnd.Withdrawn => ": withdrawn.",
        _ when Until < today => $": not answered by {Until:d MMMM yyyy}",
        _ => $": until {Until:d MMMM yyyy}",
    };
}

public sealed record NamedWorker(
    InvolvementId Id, InvolvementKind Kind, string Name, Role Role, string Agency, string? Phone, PersonId? Adult, DateOnly StartsOn, DateOnly? EndedOn, string? WhyEnded);
