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
        var page = await world.As(officer).Open(GovernanceLinks.DeclareForWorker);

        Assert.Equal("Enter the worker’s work email address", (await page.Press("Record interest")).ErrorOf("Input.WorkEmail"));
        page.Choose("Input.Kind", "Partner").Fill("Input.FirstName", "Jo").Fill("Input.LastName", "Ash");
        Assert.Equal("Nobody of your agency has this work email address", (await page.Fill("Input.WorkEmail", stranger.Account.Email).Press("Record interest")).ErrorOf("Input.WorkEmail"));
        (await page.Fill("Input.WorkEmail", worker.Account.Email).Press("Record interest")).Shows("Interest recorded").Shows(worker.Name).Shows("Not matched");

        Assert.Contains(await world.Facts<InterestDeclared>(), f => f.By == officer.Posting);
        (await world.As(worker).Open(GovernanceLinks.Declare)).DoesNotShow("Jo Ash");
        (await world.As(worker).Open(GovernanceLinks.DeclareForWorker)).Expect(HttpStatusCode.Forbidden);
    }
}
