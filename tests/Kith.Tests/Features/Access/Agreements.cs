using Kith.Features.Access;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Features.Access;

internal static class Agreements
{
    /// <summary>A team of an agency of this kind; the agency has no agreement yet.</summary>
    public static async Task<TeamInTest> APartnersTeam(this KithWorld world, AgencyKind kind = AgencyKind.Police)
    {
        var name = $"Partner {Guid.NewGuid():N}";
        var agency = (await world.Do((JoinAgency command, Now now) => command.Do(new AgencyInput { Name = name, Kind = kind }, null, now, default))).Value;
        var team = (await world.Do((FormTeam command, Now now) => command.Do(new TeamInput { Name = name, Agency = agency }, null, now, default))).Value;
        return new TeamInTest(team, agency, name);
    }

    public static async Task<RowId> AnAgreement(this KithWorld world, AgencyId agency, DateOnly from, DateOnly until)
    {
        var input = new AgreementInput { Agency = agency, StartsOn = from, EndsOn = until, Reference = "Shelf 4", Purpose = "Safeguarding", LawfulBasis = "Public task" };
        return (await world.Do((MakeAgreement command, Now now) => command.Do(input, null, now, default))).Value;
    }
}
