using Kith.Features.Access;
using Kith.Practice.Access;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Kith.Tests.Features.Access;

public sealed class JoinAgencyTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task An_agency_joins()
    {
        var (visitor, administrator) = await world.AnAdministrator();

        var list = await (await visitor.Open(AccessLinks.JoinAgency))
            .Fill("Input.Name", " Birchwood Borough ").Choose("Input.Kind", "LocalAuthority").Fill("Input.LeaCode", "908").Press("Add agency");

        list.Shows("Agency added").Shows("Birchwood Borough");
        var agency = await world.Read(db => db.Agencies.SingleAsync(a => a.Name == "Birchwood Borough"));
        Assert.Equal((AgencyKind.LocalAuthority, "908"), (agency.Kind, agency.LeaCode));
        Assert.Contains(agency.Id.Value.ToString(), await world.TheFact<AgencyJoined>(administrator), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_refusal_stands_beside_its_field()
    {
        var (visitor, _) = await world.AnAdministrator();

        var refused = await (await visitor.Open(AccessLinks.JoinAgency)).Fill("Input.LeaCode", "9x").Press("Add agency");

        Assert.Equal("Enter the name of the agency", refused.ErrorOf("Input.Name"));
        Assert.Equal("Select what kind of agency it is", refused.ErrorOf("Input.Kind"));
        Assert.Equal("The local authority code must be 3 digits, like 908", refused.ErrorOf("Input.LeaCode"));
        Assert.Equal("9x", refused.ValueOf("Input.LeaCode"));
    }

    [Fact]
    public async Task A_name_is_taken_once()
    {
        var (visitor, _) = await world.AnAdministrator();
        for (var time = 0; time < 2; time++)
        {
            var page = await (await visitor.Open(AccessLinks.JoinAgency)).Fill("Input.Name", "Cedar Police").Choose("Input.Kind", "Police").Press("Add agency");
            Assert.Equal(time == 0 ? null : "There is already an agency with this name", page.ErrorOf("Input.Name"));
        }
    }

    [Fact]
    public Task Others_are_refused() => world.IsForAdministratorsAlone(AccessLinks.JoinAgency);
}
