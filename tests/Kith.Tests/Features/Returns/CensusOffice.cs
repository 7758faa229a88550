using Kith.Features.Returns;
using Kith.Practice.Access;
using Kith.Practice.Returns;
using Kith.Practice.Shared;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;
using static Kith.Tests.Features.Returns.CensusFile;

namespace Kith.Tests.Features.Returns;

/// <summary>An authority with somebody for each part of a census, and families that an import has brought to the manager’s team.</summary>
public sealed record CensusOffice(ImportWorld World, string Lea, TeamInTest Team, WorkerInTest Analyst, WorkerInTest Manager, WorkerInTest Head)
{
    private static int opened = 400;

    /// <param name="children">Rows of the 2025-26 census; a child of school age without disabilities and pupil number when none is given.</param>
    public static async Task<CensusOffice> Open(ImportWorld world, params string[] children)
    {
        var lea = $"{Interlocked.Increment(ref opened)}";
        var team = await world.Given.ATeam("Intake", isIntake: true, lea);
        await world.Census(For(lea, 2026, children.Length > 0 ? children : [Child($"C{lea}", Episode("2025-05-06"))]));
        return new CensusOffice(
            world, lea, team, await world.Given.AWorker(Role.Analyst, team), await world.Given.AWorker(Role.TeamManager, team), await world.Given.AWorker(Role.ServiceManager, team));
    }

    public string Child => $"C{Lea}";

    public Task<CensusBuild> Built(int year = 2026) => World.Built(Analyst, year);

    public async Task<CensusBuild> Prepared(CensusBuild? build = null)
    {
        build ??= await Built();
        var analyst = await World.Acting(Analyst);
        await Must(await World.Do<PrepareCensus, CensusBuildId>((prepare, now) => prepare.Do(build.Id, "The other system sent no disabilities", analyst, now, CancellationToken.None)));
        return build;
    }

    public async Task<CensusBuild> Checked()
    {
        var build = await Prepared();
        var manager = await World.Acting(Manager);
        await Must(await World.Do<CheckCensus, CensusBuildId>((check, now) => check.Do(build.Id, manager, now, CancellationToken.None)));
        return build;
    }

    public Task<Finding> Finding(CensusBuild build, string rule) => World.Read(db => db.Findings.AsNoTracking().FirstAsync(f => f.Build == build.Id && f.Rule == rule));

    public Task<CensusBuild> Again(CensusBuild build) => World.Read(db => db.CensusBuilds.AsNoTracking().SingleAsync(b => b.Id == build.Id));

    private static Task Must(Outcome<CensusBuildId> outcome) => Task.FromResult(outcome.Value);
}
