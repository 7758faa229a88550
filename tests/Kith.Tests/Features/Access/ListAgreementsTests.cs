using Kith.Features.Access;
using Kith.Testing;
using Xunit;

namespace Kith.Tests.Features.Access;

public sealed class ListAgreementsTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task It_warns_before_an_agreement_ends_and_names_agencies_that_have_none()
    {
        var (soon, without) = (await world.APartnersTeam(), await world.APartnersTeam());
        var today = world.Clock.Today;
        await world.AnAgreement(soon.Agency, today.AddYears(-1), today.AddDays(60));
        var (administrator, _) = await world.AnAdministrator();

        (await administrator.Open(AccessLinks.Agreements)).Shows("Ends soon").Shows(soon.Name).Shows($"Without an agreement today: {without.Name}");
        (await administrator.Open(AccessLinks.Organisation)).Shows("1 in force, 1 of them end within 60 days. 1 agency has none");
        await world.IsForAdministratorsAlone(AccessLinks.Agreements);
    }
}
