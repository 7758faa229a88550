using System.ComponentModel.DataAnnotations;
using Kith.Features.Families;
using Kith.Platform.Data;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Casework;

[Needs(Duty.Allocate)]
public sealed class MoveTeamModel(KithDb db, MoveTeam moveTeam) : FamilyFormPage<MoveTeamInput>
{
    public IReadOnlyList<TeamChoice> Teams { get; private set; } = [];

    protected override async Task<IActionResult?> Show(CancellationToken ct)
    {
        Teams = await db.Teams.Where(t => !db.Involvements.Any(i => i.FamilyEpisode == Family.Episode && i.Kind == InvolvementKind.FamilyTeam && i.Team == t.Id && i.EndedOn == null))
            .OrderBy(t => t.Name).Select(t => new TeamChoice(t.Id, t.Name, t.Locality)).ToListAsync(ct);
        return null;
    }

    protected override Task<IActionResult> Save(CancellationToken ct) => Save(
        now => moveTeam.Do(Family.Episode, Input.Team, Input.Why, By, now, ct),
        then: _ => FamiliesLinks.List(),
        done: "The family is now with the other team",
        ct);
}

public sealed class MoveTeamInput
{
    [Display(Name = "Team that takes over")]
    public TeamId? Team { get; set; }

    [Display(Name = "Why the family moves")]
    public string? Why { get; set; }
}

public sealed record TeamChoice(TeamId Id, string Name, string? Locality);
