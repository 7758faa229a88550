using System.Net;
using Kith.Features.Governance;
using Kith.Practice.Access;
using Kith.Testing;

namespace Kith.Tests.Features.Governance;

public sealed class AlertsTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task An_alert_names_nobody_and_reaches_the_privacy_officers_of_the_agency()
    {
        var family = await world.Given.AFamily(f => f.AnAdult("Vera"));
        var officer = await world.Given.AWorker(Role.PrivacyOfficer, family.Team);
        (await world.As(officer).Open(GovernanceLinks.Alerts)).Shows("Nothing has happened that you should look at.");

        await world.IsCloseTo(family.SocialWorker, family, family.Adult("Vera"));

        var alerts = await world.As(officer).Open("/");
        Assert.Equal(HttpStatusCode.Forbidden, alerts.Status);
        (await world.As(officer).Open(GovernanceLinks.Alerts)).Shows("A worker was shut out").DoesNotShow(family.SocialWorker.Name).DoesNotShow("Vera").DoesNotShow(family.Ref);
        (await world.As(await world.Given.AWorker(Role.PrivacyOfficer)).Open(GovernanceLinks.Alerts)).DoesNotShow("A worker was shut out");
        (await world.As(family.Manager).Open(GovernanceLinks.Alerts)).Expect(HttpStatusCode.Forbidden);
    }
}
