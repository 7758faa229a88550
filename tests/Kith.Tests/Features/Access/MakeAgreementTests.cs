using System.Net;
using Kith.Features.Access;
using Kith.Practice.Access;
using Kith.Testing;
using Xunit;

namespace Kith.Tests.Features.Access;

public sealed class MakeAgreementTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task Without_an_agreement_in_force_nobody_of_the_agency_acts_and_each_day_counts()
    {
        var team = await world.APartnersTeam();
        var officer = world.As(await world.Given.AWorker(Role.PolicePartner, team));
        var today = world.Clock.Today;
        Assert.StartsWith("/posting", (await officer.Open("/")).Address, StringComparison.Ordinal);
        var (administrator, worker) = await world.AnAdministrator();

        var page = (await administrator.Open(AccessLinks.MakeAgreement)).Fill("Input.Agency", team.Agency.Value.ToString())
            .FillDate("Input.StartsOn", today.AddDays(1)).FillDate("Input.EndsOn", today.AddDays(2))
            .Fill("Input.Reference", "Shelf 4").Fill("Input.Purpose", "Safeguarding").Fill("Input.LawfulBasis", "Public task");
        (await page.Press("Record agreement")).Shows("Agreement recorded").Shows("Not yet").Shows("Shelf 4");

        Assert.Contains(team.Agency.Value.ToString(), await world.TheFact<AgreementMade>(worker), StringComparison.Ordinal);
        Assert.StartsWith("/posting", (await officer.Open("/")).Address, StringComparison.Ordinal);
        foreach (var acts in new[] { true, true, false })
        {
            world.Clock.Pass(TimeSpan.FromDays(1));
            var home = await world.As(await world.Given.AWorker(Role.PolicePartner, team)).Open("/");
            Assert.Equal(acts ? "/" : "/posting", home.Address.Split('?')[0]);
        }
    }

    [Fact]
    public async Task Each_refusal_stands_beside_its_field()
    {
        var (administrator, _) = await world.AnAdministrator();

        var refused = await (await administrator.Open(AccessLinks.MakeAgreement)).Press("Record agreement");

        Assert.Equal("Select the agency", refused.ErrorOf("Input.Agency"));
        Assert.Equal("Enter the first day of the agreement", refused.ErrorOf("Input.StartsOn"));
        Assert.Equal("Enter the last day of the agreement", refused.ErrorOf("Input.EndsOn"));
        Assert.Equal("Enter where the signed document is kept", refused.ErrorOf("Input.Reference"));
        Assert.Equal("Enter what information is shared for", refused.ErrorOf("Input.Purpose"));
        Assert.Equal("Enter the lawful basis", refused.ErrorOf("Input.LawfulBasis"));
    }

    [Fact]
    public Task Others_are_refused() => world.IsForAdministratorsAlone(AccessLinks.MakeAgreement);
}
