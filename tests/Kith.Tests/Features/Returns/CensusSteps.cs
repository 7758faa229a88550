using System.Text;
using Kith.Features.Returns;
using Kith.Platform.Data;
using Kith.Practice.Access;
using Kith.Practice.Returns;
using Kith.Practice.Shared;
using Kith.Returns.CinCensus;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Kith.Tests.Features.Returns;

internal static class CensusSteps
{
    public static Task<WorkerInTest> AnAnalyst(this KithWorld world, TeamInTest team) => world.Given.AWorker(Role.Analyst, team);

    /// <summary>Ordered by this worker and carried out to its end.</summary>
    public static async Task<CensusBuild> Built(this KithWorld world, WorkerInTest by, int year)
    {
        var acting = await world.Acting(by);
        var ordered = await world.Do<OrderCensus, CensusBuildId>((order, now) => order.Do(new OrderCensusInput { Year = year }, acting, now, CancellationToken.None));
        return await world.Built(ordered.Value);
    }

    public static async Task<CensusBuild> Built(this KithWorld world, CensusBuildId id)
    {
        world.Services.GetRequiredService<CensusBell>().Ring();
        for (var tries = 0; tries < 1_500; tries++)
        {
            if (await world.Read(db => db.CensusBuilds.AsNoTracking().SingleAsync(b => b.Id == id)) is { IsOver: true } build)
            {
                return build;
            }

            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        Assert.Fail("The census is not built");
        return null!;
    }

    /// <summary>The first nightly look of an authority, which has its code only now: a look that began earlier would have missed what was just written.</summary>
    public static async Task<CensusBuild> Watched(this KithWorld world, TeamInTest team, string authority)
    {
        await world.Read(db => db.Agencies.Where(a => a.Id == team.Agency).ExecuteUpdateAsync(set => set.SetProperty(a => a.LeaCode, authority)));
        world.Services.GetRequiredService<CensusBell>().Ring();
        for (var tries = 0; tries < 1_500; tries++)
        {
            var since = world.Clock.GetUtcNow().UtcDateTime.AddDays(-1);
            if (await world.Read(db => db.CensusBuilds.AsNoTracking().Where(b => b.Authority == authority && b.Source == CensusSource.Watch && b.EndedAt > since).FirstOrDefaultAsync()) is { } build)
            {
                return build;
            }

            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        Assert.Fail("Nobody has looked through the year");
        return null!;
    }

    public static Task<List<Finding>> FindingsOf(this KithWorld world, CensusBuild build) =>
        world.Read(db => db.Findings.AsNoTracking().Where(f => f.Build == build.Id).OrderBy(f => f.Number).ToListAsync());

    public static async Task<byte[]> FileOf(this KithWorld world, CensusBuild build)
    {
        var packed = await world.Read(db => db.CensusFiles.Where(f => f.Build == build.Id).Select(f => f.Packed).SingleAsync());
        using var file = new MemoryStream();
        await PackingStream.Unpack(packed).CopyToAsync(file, TestContext.Current.CancellationToken);
        return file.ToArray();
    }

    /// <summary>What the rules find in a file: rule, child, table and the number of the row among the child’s own.</summary>
    public static List<string> Findings(byte[] census, Func<CensusChild, CensusChild?>? only = null)
    {
        using var reader = CensusReader.Open(new MemoryStream(census));
        var validation = new CensusValidation(reader.Header);
        var found = new List<string>();
        var first = new Dictionary<CensusTable, int>();
        foreach (var child in reader.ReadChildren().Select(c => only is null ? c : only(c)).OfType<CensusChild>())
        {
            var findings = validation.Take(child);
            found.AddRange(findings.Select(f => $"{f.Rule.Code} {f.Child} {f.Place.Table} {f.Place.Row - first.GetValueOrDefault(f.Place.Table)} {string.Join(',', f.Place.Fields)}"));
            foreach (var table in CensusRows.Of(child).GroupBy(r => r.Table))
            {
                first[table.Key] = first.GetValueOrDefault(table.Key) + table.Count();
            }
        }

        Assert.Empty(validation.Crashed);
        found.Sort(StringComparer.Ordinal);
        return found;
    }

    public static byte[] Bytes(string census) => Encoding.UTF8.GetBytes(census);
}
