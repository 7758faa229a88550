using System.Net;
using Kith.Features.Governance;
using Kith.Practice.Access;
using Kith.Testing;

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
}
