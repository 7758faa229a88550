using System.ComponentModel.DataAnnotations;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Access;

public sealed class TeamInput
{
    [Display(Name = "Name of the team")]
    public string? Name { get; set; }

    [Display(Name = "Agency that the team belongs to")]
    public AgencyId? Agency { get; set; }

    [Display(Name = "Locality (optional)")]
    public string? Locality { get; set; }

    [Display(Name = "Does the team receive families that are not allocated yet?")]
    public bool IsIntake { get; set; }

    public int Version { get; set; }
}

/// <summary>Forms a team; its workers may come from several agencies.</summary>
public sealed class FormTeam(KithDb db, Ledger ledger)
{
    public async Task<Outcome<TeamId>> Do(TeamInput input, Acting? by, Now now, CancellationToken ct)
    {
        if (by.Refuses() is { } refusal)
        {
            return refusal;
        }

        var agency = input.Agency is { } chosen ? await db.Agencies.FindAsync([chosen], ct) : null;
        var formed = Team.Form(agency?.Id ?? default, input.Name, input.Locality, input.IsIntake, now);
        var no = new Refusals().Within(string.Empty, formed.Refusals).If(agency is null, "Agency", "Select the agency that the team belongs to");
        if (no.Any)
        {
            return no;
        }

        var team = formed.Value;
        if (await db.Teams.AnyAsync(t => t.Name == team.Name && t.Agency == team.Agency, ct))
        {
            return new Refusal("Name", "This agency already has a team with this name");
        }

        db.Add(team);
        ledger.Tell(new TeamFormed(team.Id, team.Agency), About.Organisation, by);
        return team.Id;
    }
}
