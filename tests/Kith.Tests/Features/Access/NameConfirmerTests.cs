using System.Net;
using Kith.Features.Access;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Kith.Testing;
using Xunit;

namespace Kith.Tests.Features.Access;

public sealed class NameConfirmerTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task An_administrator_names_who_confirms()
    {
        var partner = await world.APartner();
        var (visitor, administrator) = await world.AnAdministrator();
        (await visitor.Open(AccessLinks.ChangeAgency(partner.Team.Agency))).Shows($"{partner.Confirmer.Name} confirms who of its people still needs Kith");

        var page = await visitor.Open(AccessLinks.NameConfirmer(partner.Team.Agency));
        Assert.Equal("Select who confirms the accounts of this agency", (await page.Fill("Input.Worker", "").Press("Save")).ErrorOf("Input.Worker"));
        (await page.Fill("Input.Worker", partner.Teacher.Worker.Value.ToString()).Press("Save")).Shows("Confirmer named").Shows(partner.Teacher.Name);

        Assert.Contains(partner.Teacher.Worker.Value.ToString(), await world.TheFact<ConfirmerNamed>(administrator), StringComparison.Ordinal);
        (await world.As(partner.Teacher).Open(AccessLinks.ConfirmPostings)).Expect(HttpStatusCode.OK);
        (await world.As(partner.Confirmer).Open(AccessLinks.ConfirmPostings)).Expect(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task An_unknown_agency_is_not_found()
    {
        var (visitor, _) = await world.AnAdministrator();

        (await visitor.Open(AccessLinks.NameConfirmer(new AgencyId(Guid.NewGuid())))).Expect(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Others_are_refused() => await world.IsForAdministratorsAlone(AccessLinks.NameConfirmer((await world.Given.ATeam()).Agency));
}
