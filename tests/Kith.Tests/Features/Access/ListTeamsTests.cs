using Kith.Features.Access;
using Kith.Practice.Access;
using Kith.Testing;
using Xunit;

namespace Kith.Tests.Features.Access;

public sealed class ListTeamsTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task Teams_are_listed_with_their_agency_and_how_many_work_in_them()
    {
        var team = await world.Given.ATeam("Gorse team", isIntake: true);
        await world.Given.AWorker(Role.SocialWorker, team);
        await world.Given.AWorker(Role.Psychologist, team);
        var (visitor, _) = await world.AnAdministrator();

        var row = (await visitor.Open(AccessLinks.Teams)).Document.QuerySelectorAll("tbody tr").Single(r => r.TextContent.Contains("Gorse team", StringComparison.Ordinal));

        Assert.Contains("Intake", row.TextContent, StringComparison.Ordinal);
        Assert.Equal("2", row.QuerySelectorAll("td").Last().TextContent.Trim());
    }

    [Fact]
    public Task Others_are_refused() => world.IsForAdministratorsAlone(AccessLinks.Teams);
}
