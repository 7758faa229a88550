using Kith.Features.Access;
using Kith.Platform.Data;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kith.Tests.Features.Access;

/// <summary>A partner agency whose confirmer speaks for its people.</summary>
internal sealed record Partner(TeamInTest Team, WorkerInTest Confirmer, WorkerInTest Teacher);

internal static class PartnerSteps
{
    public static async Task<Partner> APartner(this KithWorld world)
    {
        var team = await world.Given.ATeam();
        var (confirmer, teacher) = (await world.Given.AWorker(Role.SchoolDsl, team), await world.Given.AWorker(Role.SchoolDsl, team, $"Tess {Guid.NewGuid():N}"));
        await world.Run(async (services, now) =>
        {
            var agency = await services.GetRequiredService<KithDb>().Agencies.AsNoTracking().SingleAsync(a => a.Id == team.Agency);
            return await services.GetRequiredService<ChangeAgency>().Do(
                team.Agency, new AgencyInput { Name = agency.Name, Kind = AgencyKind.School, Version = agency.Version }, by: null, now, CancellationToken.None);
        });
        await world.AnAgreement(team.Agency, world.Clock.Today, world.Clock.Today.AddYears(1));
        await world.Run((services, now) => services.GetRequiredService<NameConfirmer>().Do(
            team.Agency, new NameConfirmerInput { Worker = confirmer.Worker, Version = 1 }, by: null, now, CancellationToken.None));
        return new Partner(team, confirmer, teacher);
    }

    public static Task<DateOnly?> ConfirmBy(this KithWorld world, WorkerInTest worker) =>
        world.Read(db => db.Postings.Where(p => p.Id == worker.Posting).Select(p => p.ConfirmBy).SingleAsync());

    public static async Task<Outcome<int>> Suspend(this KithWorld world) =>
        await world.Run((services, now) => services.GetRequiredService<SuspendAccounts>().Do(now, CancellationToken.None));
}
