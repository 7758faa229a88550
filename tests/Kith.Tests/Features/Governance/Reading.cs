using Kith.Features.Families;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Features.Governance;

internal static class Reading
{
    /// <summary>Somebody of the agency asks again and again for a family that is not theirs.</summary>
    public static async Task<RowId> ACuriousReader(this KithWorld world, FamilyInTest family)
    {
        var team = await world.Given.ATeamBeside(family.Team);
        var stranger = await world.Given.AWorker(Role.SocialWorker, team);
        for (var i = 0; i < 3; i++)
        {
            await world.As(stranger).Open(FamiliesLinks.Home(family.Ref));
        }

        await world.CountsReads();
        return await world.Read(db => db.CuriosityAlerts.Where(a => a.Worker == stranger.Worker && a.Family != null).Select(a => a.Id).SingleAsync());
    }
}
