using System.Net;
using Kith.Features.Governance;
using Kith.Practice.Access;
using Kith.Testing;

namespace Kith.Tests.Features.Governance;

public sealed class EmergenciesTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task Five_working_days_later_the_head_of_service_sees_that_the_review_is_late()
    {
        var duty = await world.Given.AWorker(Role.EmergencyDuty);
        var team = new TeamInTest(duty.Team, duty.Agency, string.Empty);
        await world.AnEmergency(duty, await world.Given.AFamily());
        var (officer, head) = (await world.Given.AWorker(Role.PrivacyOfficer, team), await world.Given.AWorker(Role.ServiceManager, team));

        (await world.As(officer).Open(GovernanceLinks.Emergencies)).Shows(duty.Name).Shows("By 23 Jun 2026").DoesNotShow("Overdue");
        world.Clock.Pass(TimeSpan.FromDays(7));
        (await world.As(head).Open(GovernanceLinks.Emergencies)).DoesNotShow(duty.Name);
        (await world.As(head).Open("/measures")).DoesNotShow("Overdue");
        world.Clock.Pass(TimeSpan.FromDays(1));
        (await world.As(head).Open(GovernanceLinks.Emergencies)).Shows(duty.Name).Shows("Overdue");
        (await world.As(head).Open("/measures")).Shows("Overdue: 1 review of an emergency");
        (await world.As(officer).Open(GovernanceLinks.Alerts)).Shows("Overdue: 1 review of an emergency");
        (await world.As(officer).Open(GovernanceLinks.Emergencies)).Shows("Overdue");
        (await world.As(await world.Given.AWorker(Role.ServiceManager)).Open(GovernanceLinks.Emergencies)).DoesNotShow(duty.Name);
        (await world.As(duty).Open(GovernanceLinks.Emergencies)).Expect(HttpStatusCode.Forbidden);
    }
}
