using System.Net;
using Kith.Features.Access;
using Kith.Practice.Shared;
using Kith.Testing;
using Xunit;

namespace Kith.Tests.Features.Access;

public sealed class ChangeTeamTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task A_team_is_changed_and_stays_with_its_agency()
    {
        var (visitor, administrator) = await world.AnAdministrator();
        var team = await world.Given.ATeam();

        var list = await (await visitor.Open(AccessLinks.ChangeTeam(team.Team))).Fill("Input.Name", "Ivy team").Choose("Input.IsIntake", "true").Press("Save");

        list.Shows("Team saved").Shows("Ivy team");
        Assert.Contains("\"Fields\":[\"IsIntake\",\"Name\"]", await world.TheFact<TeamChanged>(administrator), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_was_slower_sees_both_versions()
    {
        var (visitor, _) = await world.AnAdministrator();
        var team = await world.Given.ATeam();
        var slower = await visitor.Open(AccessLinks.ChangeTeam(team.Team));
        await (await visitor.Open(AccessLinks.ChangeTeam(team.Team))).Fill("Input.Name", "Juniper team").Press("Save");

        (await slower.Fill("Input.Name", "Kapok team").Press("Save")).Shows("Somebody else changed this while you were working on it").Shows("Juniper team");
    }

    [Fact]
    public async Task A_team_needs_a_name()
    {
        var (visitor, _) = await world.AnAdministrator();
        var page = await visitor.Open(AccessLinks.ChangeTeam((await world.Given.ATeam()).Team));

        Assert.Equal("Enter the name of the team", (await page.Fill("Input.Name", " ").Press("Save")).ErrorOf("Input.Name"));
    }

    [Fact]
    public async Task An_unknown_team_is_not_found()
    {
        var (visitor, _) = await world.AnAdministrator();

        (await visitor.Open(AccessLinks.ChangeTeam(new TeamId(Guid.NewGuid())))).Expect(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Others_are_refused() => await world.IsForAdministratorsAlone(AccessLinks.ChangeTeam((await world.Given.ATeam()).Team));
}
