using System.Security.Cryptography;
using System.Text.Json;
using Kith.Features.Returns;
using Kith.Practice.Returns;
using Kith.Testing;
using Xunit;
using static Kith.Tests.Features.Returns.CensusFile;

namespace Kith.Tests.Features.Returns;

[Trait("Speed", "slow")]
public sealed class BuildCensusTests(ImportWorld world) : IClassFixture<ImportWorld>
{
    [Theory]
    [InlineData(2023, 323)]
    [InlineData(2025, 325)]
    [InlineData(2026, 326)]
    public async Task A_census_that_was_imported_gives_the_same_findings_when_it_is_built_again(int year, int lea)
    {
        var sent = FaultyCensus.Of(year, 200, $"{lea}");
        await world.Census(sent);
        var team = await world.Given.ATeam(lea: $"{lea}");

        var build = await world.Built(await world.AnAnalyst(team), year);

        var file = await world.FileOf(build);
        var keyed = new FaultyCensus.Keyed();
        var before = CensusSteps.Findings(CensusSteps.Bytes(sent), keyed.Only);
        var after = CensusSteps.Findings(file);
        Assert.True(before.SequenceEqual(after), $"lost: {string.Join(" | ", before.Except(after))}\ngained: {string.Join(" | ", after.Except(before))}");
        Assert.Equal((CensusState.Built, before.Count), (build.State, build.Errors + build.Queries - (await WholeReturn(build))));
        Assert.True(before.Count > 50, $"only {before.Count} findings");
        Assert.Equal((Convert.ToHexStringLower(SHA256.HashData(file)), (long)file.Length), (build.Hash, build.Bytes));
    }

    [Fact]
    public async Task Each_finding_names_the_rows_behind_it()
    {
        await world.Census(For("331", 2026, Child("PLACE1", Episode("2025-05-06", "<Assessments><AssessmentActualStartDate>2025-05-01</AssessmentActualStartDate></Assessments>"))));
        var build = await world.Built(await world.AnAnalyst(await world.Given.ATeam(lea: "331")), 2026);

        var findings = await world.FindingsOf(build);

        var child = (await world.Person("PLACE1")).Id;
        var episode = Assert.Single(await world.ChildEpisodes("PLACE1"));
        Assert.All(findings.Where(f => f.Child is not null), f => Assert.Equal((child, episode.FamilyEpisode), (f.Person, f.FamilyEpisode)));
        Assert.Equal(1, JsonSerializer.Deserialize<Dictionary<string, int>>(build.Counts)!["Children"]);
        Assert.Contains(findings, f => f.Rule == "2887Q" && f.Child is null);
    }

    private async Task<int> WholeReturn(CensusBuild build) => (await world.FindingsOf(build)).Count(f => f.Child is null);
}
