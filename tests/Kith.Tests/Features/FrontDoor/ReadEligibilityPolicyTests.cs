using System.Net;
using Kith.Features.FrontDoor;
using Kith.Practice.Access;
using Kith.Testing;
using Xunit;

namespace Kith.Tests.Features.FrontDoor;

public sealed class ReadEligibilityPolicyTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Theory]
    [InlineData(Role.SocialWorker)]
    [InlineData(Role.SchoolDsl)]
    [InlineData(Role.Analyst)]
    public async Task Every_worker_may_read_the_policy_with_its_source(Role role) =>
        (await world.As(await world.Given.AWorker(role)).Open(EligibilityLinks.Policy()))
            .Expect(HttpStatusCode.OK)
            .Shows("Version 1").Shows("Alcohol misuse by a parent or carer (1B)").Shows("A child is under 13 on the day of authorisation, or unborn")
            .Shows("Shown to the manager and not counted").Shows("Walsall").Shows("is ours");
}
