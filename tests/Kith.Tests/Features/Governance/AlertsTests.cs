using System.Net;
using Kith.Features.Governance;
using Kith.Practice.Access;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;

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

/// <summary>In a record of their own, because officers of an authority see there what nobody else can.</summary>
public sealed class AlertsOfOthersTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task An_agency_without_an_officer_who_can_act_is_overseen_by_those_of_the_authority()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy"));
        var (partner, support) = await world.APartnersSupportWorker();
        await world.AnEmergency(support, family);
        var (officer, aunt) = (await world.Given.AWorker(Role.PrivacyOfficer, family.Team), await world.Given.AWorker(Role.PrivacyOfficer, family.Team));
        await world.IsCloseTo(aunt, family, family.Child("Amy"));
        var glass = GovernanceLinks.Emergency(await world.Read(db => db.BrokenGlasses.Where(g => g.Posting == support.Posting).Select(g => g.Id).SingleAsync()));

        Assert.NotNull((await world.As(officer).Open(GovernanceLinks.Alerts)).Shows("Somebody opened a family in an emergency").DoesNotShow(support.Name).Document.QuerySelector($"a[href='{glass}']"));
        (await world.As(officer).Open(GovernanceLinks.Emergencies)).Shows(support.Name);
        (await world.As(officer).Open(glass)).Shows(family.Ref);
        await OnlyTheirOwnAgencys(aunt);
        await OnlyTheirOwnAgencys(await world.APartnersOfficer());

        var own = await world.Given.AWorker(Role.PrivacyOfficer, partner);
        (await world.As(own).Open(GovernanceLinks.Alerts)).Shows("Somebody opened a family in an emergency");
        (await world.As(own).Open(glass)).Shows(family.Ref);
        await OnlyTheirOwnAgencys(officer);

        await world.Read(db => db.Users.Where(a => a.Worker == own.Worker).ExecuteUpdateAsync(set => set.SetProperty(a => a.IsClosed, true)));
        (await world.As(officer).Open(glass)).Shows(family.Ref);

        async Task OnlyTheirOwnAgencys(WorkerInTest other)
        {
            Assert.Null((await world.As(other).Open(GovernanceLinks.Alerts)).Expect(HttpStatusCode.OK).Document.QuerySelector($"a[href='{glass}']"));
            (await world.As(other).Open(GovernanceLinks.Emergencies)).Expect(HttpStatusCode.OK).DoesNotShow(support.Name);
            (await world.As(other).Open(glass)).Expect(HttpStatusCode.NotFound);
        }
    }

    [Fact]
    public async Task What_is_about_the_people_of_a_partners_only_officer_is_looked_at_by_those_of_the_authority()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy"));
        var (partner, support) = await world.APartnersSupportWorker();
        var aunt = await world.Given.AWorker(Role.PrivacyOfficer, partner);
        await world.IsCloseTo(aunt, family, family.Child("Amy"));
        await world.AnEmergency(support, family);
        var glass = GovernanceLinks.Emergency(await world.Read(db => db.BrokenGlasses.Where(g => g.Posting == support.Posting).Select(g => g.Id).SingleAsync()));

        (await world.As(aunt).Open(glass)).Expect(HttpStatusCode.NotFound);
        (await world.As(await world.Given.AWorker(Role.PrivacyOfficer, family.Team)).Open(glass)).Shows(family.Ref);
    }
}
