using System.Net;
using Kith.Features.Access;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Kith.Testing;
using Xunit;

namespace Kith.Tests.Features.Access;

public sealed class EndAgreementTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task An_agreement_that_has_ended_suspends_the_agency_at_once()
    {
        var team = await world.APartnersTeam(AgencyKind.Health);
        var today = world.Clock.Today;
        var agreement = await world.AnAgreement(team.Agency, today.AddDays(-5), today.AddDays(20));
        var partner = world.As(await world.Given.AWorker(Role.HealthPartner, team));
        Assert.Equal("/", (await partner.Open("/")).Address);
        var (administrator, worker) = await world.AnAdministrator();
        var page = await administrator.Open(AccessLinks.EndAgreement(agreement));

        Assert.Equal("Enter the last day of the agreement", (await page.FillDate("Input.EndsOn", null).Press("Save")).ErrorOf("Input.EndsOn"));
        (await page.FillDate("Input.EndsOn", today.AddDays(-1)).Press("Save")).Shows("Agreement saved").Shows("Ended");

        Assert.StartsWith("/posting", (await partner.Open("/")).Address, StringComparison.Ordinal);
        Assert.Contains(agreement.Value.ToString(), await world.TheFact<AgreementEnded>(worker), StringComparison.Ordinal);
        (await administrator.Open(AccessLinks.EndAgreement(new RowId(Guid.NewGuid())))).Expect(HttpStatusCode.NotFound);
        await world.IsForAdministratorsAlone(AccessLinks.EndAgreement(agreement));
    }
}
