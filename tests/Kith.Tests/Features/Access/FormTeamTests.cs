using Kith.Features.Access;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Kith.Tests.Features.Access;

public sealed class FormTeamTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task An_agency_forms_a_team()
    {
        var (visitor, administrator) = await world.AnAdministrator();

        var list = await (await visitor.Open(AccessLinks.FormTeam))
            .Fill("Input.Agency", administrator.Agency.Value.ToString()).Fill("Input.Name", "Hazel team").Fill("Input.Locality", "North").Choose("Input.IsIntake", "true")
            .Press("Add team");

        list.Shows("Team added").Shows("Hazel team");
        var team = await world.Read(db => db.Teams.SingleAsync(t => t.Name == "Hazel team"));
        Assert.Equal((administrator.Agency, "North", true), (team.Agency, team.Locality, team.IsIntake));
        Assert.Contains(team.Id.Value.ToString(), await world.TheFact<TeamFormed>(administrator), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_refusal_stands_beside_its_field()
    {
        var (visitor, administrator) = await world.AnAdministrator();

        var refused = await (await visitor.Open(AccessLinks.FormTeam)).Fill("Input.Locality", new string('x', 201)).Press("Add team");

        Assert.Equal("Select the agency that the team belongs to", refused.ErrorOf("Input.Agency"));
        Assert.Equal("Enter the name of the team", refused.ErrorOf("Input.Name"));
        Assert.Equal("The locality must be 200 characters or fewer", refused.ErrorOf("Input.Locality"));

        var mine = await world.Read(db => db.Teams.Where(t => t.Id == administrator.Team).Select(t => t.Name).SingleAsync());
        refused = await refused.Fill("Input.Agency", administrator.Agency.Value.ToString()).Fill("Input.Name", mine).Fill("Input.Locality", "").Press("Add team");
        Assert.Equal("This agency already has a team with this name", refused.ErrorOf("Input.Name"));
    }

    [Fact]
    public Task Others_are_refused() => world.IsForAdministratorsAlone(AccessLinks.FormTeam);
}
