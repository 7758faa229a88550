using Kith.Features.Governance;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Features.Governance;

public sealed class EscalateReviewsTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task An_overdue_review_is_mailed_once_to_the_head_of_service_without_a_name()
    {
        var family = await world.Given.AFamily(f => f.Named("Quillrush").AChild("Amy"));
        var duty = await world.Given.AWorker(Role.EmergencyDuty, await world.Given.ATeamBeside(family.Team));
        var (officer, head) = (await world.Given.AWorker(Role.PrivacyOfficer, family.Team), await world.Given.AWorker(Role.ServiceManager, family.Team));
        var (_, support) = await world.APartnersSupportWorker();
        await world.AnEmergency(duty, family);
        await world.AnEmergency(support, family);

        world.Clock.Set(SettableClock.Start.AddDays(7));
        Assert.Equal(0, await Escalate());
        world.Clock.Set(SettableClock.Start.AddDays(8));
        Assert.Equal(2, await Escalate());
        Assert.Equal(0, await Escalate());

        var mail = await world.Read(db => db.Messages.Where(m => m.Subject.Contains("overdue")).SingleAsync());
        Assert.Equal(head.Account.Email, mail.Recipient);
        Assert.StartsWith("2 reviews of emergencies in Kith are overdue", mail.Subject, StringComparison.Ordinal);
        Assert.Contains(GovernanceLinks.Emergencies, mail.Body, StringComparison.Ordinal);
        Assert.All([family.Ref, "Quillrush", "Amy", duty.Name, support.Name, officer.Name], told => Assert.DoesNotContain(told, mail.Subject + mail.Body, StringComparison.OrdinalIgnoreCase));
        Assert.Equal(2, (await world.Facts<EmergencyReviewEscalated>()).Count);
        (await world.As(head).Open(GovernanceLinks.Emergencies)).Shows(duty.Name).Shows(support.Name);
        (await world.As(officer).Open(GovernanceLinks.Alerts)).Shows("The review of an emergency is overdue, and the head of service was told").Shows("Overdue: 2 reviews of emergencies");
        world.Clock.Set(SettableClock.Start);
    }

    private async Task<int> Escalate() => (await world.Do<EscalateReviews, int>((escalate, now) => escalate.Do(now, CancellationToken.None))).Value;
}
