using System.Net;
using Kith.Features.Governance;
using Kith.Practice.Access;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Features.Governance;

public sealed class InterestsTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task A_privacy_officer_reads_those_of_their_own_agency()
    {
        var worker = await world.Given.AWorker(Role.SocialWorker, name: "Clover Mbeki");
        var officer = await world.Given.AWorker(Role.PrivacyOfficer, new TeamInTest(worker.Team, worker.Agency, string.Empty));
        (await world.As(officer).Open(GovernanceLinks.Interests)).Shows("Nobody has declared anything yet.");

        await world.Declares(worker, "Sam", "Oak");

        (await world.As(officer).Open(GovernanceLinks.Interests)).Shows("Clover Mbeki").Shows("Sam Oak").Shows("Look for them");
        (await world.As(await world.Given.AWorker(Role.PrivacyOfficer)).Open(GovernanceLinks.Interests)).DoesNotShow("Clover Mbeki");
        (await world.As(await world.Given.AWorker(Role.TeamManager)).Open(GovernanceLinks.Interests)).Expect(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task What_workers_of_an_agency_without_an_officer_declare_waits_for_those_of_the_authority()
    {
        var (partner, support) = await world.APartnersSupportWorker();
        await world.Declares(support, "Fern", "Quillmoor");
        var officer = await world.Given.AWorker(Role.PrivacyOfficer);
        var interest = GovernanceLinks.Interest(await world.Read(db => db.Interests.Where(x => x.Worker == support.Worker).Select(x => x.Id).SingleAsync()));

        (await world.As(officer).Open(GovernanceLinks.Interests)).Shows(support.Name).Shows("Fern Quillmoor");
        (await world.As(officer).Open(interest)).Shows("Fern Quillmoor");
        (await world.As(await world.APartnersOfficer()).Open(interest)).Expect(HttpStatusCode.NotFound);

        await world.Given.AWorker(Role.PrivacyOfficer, partner);
        (await world.As(officer).Open(GovernanceLinks.Interests)).DoesNotShow("Fern Quillmoor");
        (await world.As(officer).Open(interest)).Expect(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Where_somebody_worked_before_opens_nothing_of_a_worker_whose_agency_has_an_officer_of_its_own()
    {
        var (before, _) = await world.APartnersSupportWorker();
        var (partner, support) = await world.APartnersSupportWorker();
        await world.AlsoWorks(support, before, Role.FamilySupportWorker, world.Clock.Today.AddDays(-30));
        await world.Declares(support, "Fern", "Quillholt");
        var officer = await world.Given.AWorker(Role.PrivacyOfficer);
        (await world.As(officer).Open(GovernanceLinks.Interests)).Shows("Fern Quillholt");

        var own = await world.Given.AWorker(Role.PrivacyOfficer, partner);

        (await world.As(officer).Open(GovernanceLinks.Interests)).DoesNotShow("Fern Quillholt");
        (await world.As(own).Open(GovernanceLinks.Interests)).Shows("Fern Quillholt");

        // An officer where they work no more changes nothing of who looks now.
        var former = await world.Given.AWorker(Role.PrivacyOfficer, before);
        (await world.As(officer).Open(GovernanceLinks.Interests)).DoesNotShow("Fern Quillholt");
        (await world.As(former).Open(GovernanceLinks.Interests)).Shows("Fern Quillholt");
    }
}
