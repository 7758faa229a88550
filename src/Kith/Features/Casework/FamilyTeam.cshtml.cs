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
public sealed class FamilyTeamModel(KithDb db) : FamilyPage
{
    public IReadOnlyList<NamedWorker> Named { get; private set; } = [];

    public IReadOnlyList<NamedWorker> Former { get; private set; } = [];

    public string? TeamName { get; private set; }

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
        return Page();
    }
}

public sealed record NamedWorker(
    InvolvementId Id, InvolvementKind Kind, string Name, Role Role, string Agency, string? Phone, PersonId? Adult, DateOnly StartsOn, DateOnly? EndedOn, string? WhyEnded);
