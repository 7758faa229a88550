using System.Net;
using Kith.Features.Governance;
using Kith.Practice.Access;
using Kith.Testing;

namespace Kith.Tests.Features.Governance;

public sealed class DeclareForWorkerTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task A_privacy_officer_records_an_interest_of_a_worker_of_their_agency()
    {
        var team = await world.Given.ATeam();
        var (officer, worker) = (await world.Given.AWorker(Role.PrivacyOfficer, team), await world.Given.AWorker(Role.SocialWorker, team));
        var stranger = await world.Given.AWorker(Role.SocialWorker);
        await world.Given.AWorker(Role.PrivacyOfficer, new TeamInTest(stranger.Team, stranger.Agency, string.Empty));
        var page = await world.As(officer).Open(GovernanceLinks.DeclareForWorker);

        Assert.Equal("Enter the worker’s work email address", (await page.Press("Record interest")).ErrorOf("Input.WorkEmail"));
        page.Choose("Input.Kind", "Partner").Fill("Input.FirstName", "Jo").Fill("Input.LastName", "Ash");
        Assert.Equal("Nobody whose agency you oversee has this work email address", (await page.Fill("Input.WorkEmail", stranger.Account.Email).Press("Record interest")).ErrorOf("Input.WorkEmail"));
        (await page.Fill("Input.WorkEmail", worker.Account.Email).Press("Record interest")).Shows("Interest recorded").Shows(worker.Name).Shows("Not matched");

        Assert.Contains(await world.Facts<InterestDeclared>(), f => f.By == officer.Posting);
        (await world.As(worker).Open(GovernanceLinks.Declare)).DoesNotShow("Jo Ash");
        (await world.As(worker).Open(GovernanceLinks.DeclareForWorker)).Expect(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task And_of_a_worker_whose_agency_has_no_officer_one_of_the_authority()
    {
        var (partner, support) = await world.APartnersSupportWorker();
        var officer = await world.Given.AWorker(Role.PrivacyOfficer);
        async Task<Shown> Declare() => await (await world.As(officer).Open(GovernanceLinks.DeclareForWorker))
            .Choose("Input.Kind", "Partner").Fill("Input.FirstName", "Jo").Fill("Input.LastName", "Ash").Fill("Input.WorkEmail", support.Account.Email).Press("Record interest");

        (await Declare()).Shows("Interest recorded").Shows(support.Name);
        await world.Given.AWorker(Role.PrivacyOfficer, partner);
        Assert.Equal("Nobody whose agency you oversee has this work email address", (await Declare()).ErrorOf("Input.WorkEmail"));
    }

    [Fact]
    public async Task Of_a_partners_only_officer_one_of_the_authority_records_too()
    {
        var (partner, support) = await world.APartnersSupportWorker();
        var only = await world.Given.AWorker(Role.PrivacyOfficer, partner);
        var officer = await world.Given.AWorker(Role.PrivacyOfficer);
        async Task<Shown> Declare(WorkerInTest about) => await (await world.As(officer).Open(GovernanceLinks.DeclareForWorker))
            .Choose("Input.Kind", "Partner").Fill("Input.FirstName", "Jo").Fill("Input.LastName", "Ash").Fill("Input.WorkEmail", about.Account.Email).Press("Record interest");

        (await Declare(only)).Shows("Interest recorded").Shows(only.Name);
        Assert.Equal("Nobody whose agency you oversee has this work email address", (await Declare(support)).ErrorOf("Input.WorkEmail"));
        await world.Given.AWorker(Role.PrivacyOfficer, partner);
        Assert.Equal("Nobody whose agency you oversee has this work email address", (await Declare(only)).ErrorOf("Input.WorkEmail"));
    }
}
