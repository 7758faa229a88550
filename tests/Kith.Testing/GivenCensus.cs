using Kith.Features.Returns;
using Kith.Platform.Data;
using Kith.Practice.Returns;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kith.Testing;

public static class GivenCensus
{
    /// <summary>The census of the year in progress, built from the record by the server itself.</summary>
    public static async Task<CensusBuildId> ACensusOfTheRecord(this KithWorld world, WorkerInTest maker)
    {
        var by = await world.Acting(maker);
        var build = (await world.Do((OrderCensus command, Now now) => command.Do(new OrderCensusInput { Year = OrderCensus.Offered(now.Today)[0].EndsIn }, by, now, default))).Value;
        world.Services.GetRequiredService<CensusBell>().Ring();
        for (var tries = 0; tries < 1_500; tries++)
        {
            if (await world.Read(db => db.CensusBuilds.AsNoTracking().SingleAsync(b => b.Id == build)) is { IsOver: true } over)
            {
                return over.State == CensusState.Built ? build : throw new InvalidOperationException($"The census {over.State}");
            }

            await Task.Delay(20);
        }

        throw new InvalidOperationException("The census is not built");
    }

    /// <summary>A census of 2025-26 that is built, with one query about the family’s first child, for a test that is not about building.</summary>
    public static async Task<CensusBuildId> ABuiltCensus(this KithWorld world, WorkerInTest analyst, FamilyInTest family, CensusSource source = CensusSource.Record) =>
        (await world.Run<CensusBuildId>((services, now) =>
        {
            var db = services.GetRequiredService<KithDb>();
            var build = CensusBuild.Order(source, 2026, analyst.Agency, "908", analyst.Posting, now, source == CensusSource.File ? "census.xml" : null);
            build.Take(Guid.NewGuid(), now.Moment.AddMinutes(1), now);
            build.End(new CensusResult(1, 0, 1, [], new Dictionary<string, int>(), new Dictionary<string, int>(), new string('a', 64), 1), "{}", "{}", now);
            db.Add(build);
            db.Add(new CensusFile(build.Id, []));
            db.Add(Finding.Of(build.Id, 1, new FoundRow("8770Q", "ChildIdentifiers", "K23456789", string.Empty, "0", Person: family.Children[0].Id, FamilyEpisode: family.Episode), now));
            return Task.FromResult<Outcome<CensusBuildId>>(build.Id);
        })).Value;
}
