using System.Net;
using Kith.Features.Governance;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Features.Governance;

public sealed class ReviewGlassTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task A_privacy_officer_of_the_agency_reviews_every_use_and_nobody_else()
    {
        var family = await world.Given.AFamily(f => f.Named("Quillrow"));
        var duty = await world.Given.AWorker(Role.EmergencyDuty);
        var team = new TeamInTest(duty.Team, duty.Agency, string.Empty);
        await world.AnEmergency(duty, family);
        var address = GovernanceLinks.Emergency(await world.Read(db => db.BrokenGlasses.Where(g => g.Posting == duty.Posting).Select(g => g.Id).SingleAsync()));
        var officer = world.As(await world.Given.AWorker(Role.PrivacyOfficer, team));
        var page = await officer.Open(address);

        page.Shows(duty.Name).Shows(family.Ref).Shows(Emergency.Why).DoesNotShow("Quillrow");
        Assert.Equal("Select whether it was right to open the family", (await page.Press("Save review")).ErrorOf("Input.WasRight"));
        Assert.Equal("Enter what you found", (await page.Choose("Input.WasRight", "True").Press("Save review")).ErrorOf("Input.Review"));
        (await page.Fill("Input.Review", "The children were seen that night").Press("Save review")).Shows("Review saved").Shows("It was right");

        Assert.NotEmpty(await world.Facts<EmergencyReviewed>());
        (await world.As(await world.Given.AWorker(Role.PrivacyOfficer)).Open(address)).Expect(HttpStatusCode.NotFound);
        (await world.As(await world.Given.AWorker(Role.ServiceManager, team)).Open(address)).Expect(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task An_officer_who_is_close_to_the_family_reviews_nothing_of_it_and_another_does()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy"));
        var duty = await world.Given.AWorker(Role.EmergencyDuty, name: "Quillon Duty");
        var team = new TeamInTest(duty.Team, duty.Agency, string.Empty);
        await world.AnEmergency(duty, family);
        var address = GovernanceLinks.Emergency(await world.Read(db => db.BrokenGlasses.Where(g => g.Posting == duty.Posting).Select(g => g.Id).SingleAsync()));
        var aunt = await world.Given.AWorker(Role.PrivacyOfficer, team);
        await world.IsCloseTo(aunt, family, family.Child("Amy"));

        (await world.As(aunt).Open(address)).Expect(HttpStatusCode.NotFound);
        (await world.As(aunt).Open(GovernanceLinks.Emergencies)).Expect(HttpStatusCode.OK).DoesNotShow(duty.Name);
        (await world.As(aunt).Open(GovernanceLinks.Alerts)).Expect(HttpStatusCode.OK).DoesNotShow("in an emergency").DoesNotShow("conflict of interest");
        var officer = world.As(await world.Given.AWorker(Role.PrivacyOfficer, team));
        (await officer.Open(address)).Expect(HttpStatusCode.OK);
        (await officer.Open(GovernanceLinks.Emergencies)).Shows(duty.Name);
        (await officer.Open(GovernanceLinks.Alerts)).Shows("in an emergency").Shows("conflict of interest");
    }

    [Fact]
    public async Task An_officer_who_is_on_duty_too_reviews_none_of_their_own_emergencies()
    {
        var family = await world.Given.AFamily();
        var duty = await world.Given.AWorker(Role.EmergencyDuty, name: "Quillon Both");
        var team = new TeamInTest(duty.Team, duty.Agency, string.Empty);
        var officer = await world.AlsoWorks(duty, team, Role.PrivacyOfficer, null);
        await world.AnEmergency(duty, family);
        var glass = await world.Read(db => db.BrokenGlasses.Where(g => g.Posting == duty.Posting).Select(g => g.Id).SingleAsync());
        var by = await world.Acting(officer);
        var version = await world.Read(db => db.BrokenGlasses.Where(g => g.Id == glass).Select(g => g.Version).SingleAsync());

        var refusals = await world.Refusals((ReviewGlass command, Now now) => command.Do(glass, new ReviewGlassInput { WasRight = true, Review = "The children were seen that night", Version = version }, by, now, default));

        Assert.Equal(RefusalKind.NotFound, Assert.Single(refusals).Kind);
        (await world.As(await world.Given.AWorker(Role.PrivacyOfficer, team)).Open(GovernanceLinks.Emergency(glass))).Expect(HttpStatusCode.OK).Shows("Quillon Both");
    }
}
