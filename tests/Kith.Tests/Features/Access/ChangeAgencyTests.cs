using System.Net;
using Kith.Features.Access;
using Kith.Practice.Shared;
using Kith.Testing;
using Xunit;

namespace Kith.Tests.Features.Access;

public sealed class ChangeAgencyTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task An_agency_is_renamed_and_the_Ledger_names_the_field()
    {
        var (visitor, administrator) = await world.AnAdministrator();
        var team = await world.Given.ATeam();

        var list = await (await visitor.Open(AccessLinks.ChangeAgency(team.Agency))).Fill("Input.Name", "Dogwood Council").Press("Save");

        list.Shows("Agency saved").Shows("Dogwood Council");
        var fact = await world.TheFact<AgencyChanged>(administrator);
        Assert.Contains("\"Fields\":[\"Name\"]", fact, StringComparison.Ordinal);
        Assert.DoesNotContain("Dogwood", fact, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_was_slower_sees_both_versions_and_loses_nothing()
    {
        var (visitor, _) = await world.AnAdministrator();
        var team = await world.Given.ATeam();
        var slower = await visitor.Open(AccessLinks.ChangeAgency(team.Agency));
        await (await visitor.Open(AccessLinks.ChangeAgency(team.Agency))).Fill("Input.Name", "Elder Council").Press("Save");

        var both = await slower.Fill("Input.Name", "Fir Council").Press("Save");

        both.Shows("Somebody else changed this while you were working on it").Shows("Elder Council");
        Assert.Equal("Fir Council", both.ValueOf("Input.Name"));
        (await both.Press("Save")).Shows("Agency saved").Shows("Fir Council").DoesNotShow("Elder Council");
    }

    [Fact]
    public async Task Each_refusal_stands_beside_its_field()
    {
        var (visitor, _) = await world.AnAdministrator();
        var (team, other) = (await world.Given.ATeam(), await world.Given.ATeam());
        var taken = (await visitor.Open(AccessLinks.ChangeAgency(other.Agency))).ValueOf("Input.Name");

        var refused = await (await visitor.Open(AccessLinks.ChangeAgency(team.Agency))).Fill("Input.Name", "").Press("Save");
        Assert.Equal("Enter the name of the agency", refused.ErrorOf("Input.Name"));
        Assert.Equal("There is already an agency with this name", (await refused.Fill("Input.Name", taken).Press("Save")).ErrorOf("Input.Name"));
    }

    [Fact]
    public async Task An_unknown_agency_is_not_found()
    {
        var (visitor, _) = await world.AnAdministrator();

        (await visitor.Open(AccessLinks.ChangeAgency(new AgencyId(Guid.NewGuid())))).Expect(HttpStatusCode.NotFound);
        (await visitor.Open($"{AccessLinks.Agencies}/elsewhere")).Expect(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Others_are_refused() => await world.IsForAdministratorsAlone(AccessLinks.ChangeAgency((await world.Given.ATeam()).Agency));
}
