using Kith.Features.Families;
using Kith.Features.Governance;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kith.Tests.Features.Governance;

/// <summary>What was opened, counted at once instead of each half minute.</summary>
internal static class Reading
{
    public static async Task CountsReads(this KithWorld world)
    {
        // PostgreSQL seals only what no transaction of the whole server can still precede, those of other tests too.
        var last = await world.Read(db => db.Audit.MaxAsync(a => (long?)a.Sequence)) ?? 0;
        for (var tries = 0; tries < 500 && (await world.Read(db => db.Seals.MaxAsync(s => (long?)s.AuditTo)) ?? 0) < last; tries++)
        {
            await world.SealAll();
            await Task.Delay(TimeSpan.FromMilliseconds(20));
        }

        while ((await world.Run((services, now) => services.GetRequiredService<WatchReads>().Do(now, default))).Value > 0)
        {
        }
    }

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
