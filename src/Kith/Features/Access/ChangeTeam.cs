using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Access;

/// <summary>Corrects what the partnership knows of a team. A team stays with the agency that formed it.</summary>
public sealed class ChangeTeam(KithDb db, Ledger ledger)
{
    public async Task<Outcome<TeamId>> Do(TeamId id, TeamInput input, Acting? by, CancellationToken ct)
    {
        if (by.Refuses() is { } refusal)
        {
            return refusal;
        }

        var team = await db.Teams.FirstOrDefaultAsync(t => t.Id == id, ct);
        if (team is null)
        {
            return Refusal.NotFound;
        }

        if (team.Version != input.Version)
        {
            return Refusal.Stale;
        }

        var no = team.Describe(input.Name, input.Locality, input.IsIntake);
        if (!no.Any)
        {
            no.If(await db.Teams.AnyAsync(t => t.Name == team.Name && t.Agency == team.Agency && t.Id != id, ct), "Name", "This agency already has a team with this name");
        }

        if (no.Any)
        {
            return no;
        }

        ledger.Tell(new TeamChanged(id, db.FieldsChanged(team)), About.Organisation, by);
        return id;
    }
}
