using Kith.Features.Access;
using Kith.Testing;
using Xunit;

namespace Kith.Tests.Features.Access;

public sealed class OrganisationTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task An_administrator_sees_how_many_there_are_and_opens_no_family()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy"));
        var (visitor, _) = await world.AnAdministrator();

        var page = await visitor.Open(AccessLinks.Organisation);

        page.Shows("Agencies").Shows("Teams").Shows("of whom");
        Assert.Equal(["Directory", "Imports", "Organisation"], page.Document.QuerySelectorAll(".govuk-service-navigation__link").Select(l => l.TextContent.Trim()));
        Assert.NotEqual(System.Net.HttpStatusCode.OK, (await visitor.Open($"/families/{family.Ref}/workbook")).Status);
    }

    [Fact]
    public Task Others_are_refused() => world.IsForAdministratorsAlone(AccessLinks.Organisation);
}
