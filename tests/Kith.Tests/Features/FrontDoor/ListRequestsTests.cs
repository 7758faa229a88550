using System.Net;
using Kith.Features.FrontDoor;
using Kith.Practice.Access;
using Kith.Testing;

namespace Kith.Tests.Features.FrontDoor;

public sealed class ListRequestsTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task A_partner_sees_their_own_requests_in_pages_and_nobody_elses()
    {
        var school = await world.Given.AWorker(Role.SchoolDsl);
        (await world.As(school).Open(FrontDoorLinks.Requests())).Shows("You have not asked for help for a family yet.");
        await world.ARequest(await world.Given.AWorker(Role.SchoolDsl));
        for (var i = 0; i < 26; i++)
        {
            await world.ARequest(school);
        }

        var first = await world.As(school).Open(FrontDoorLinks.Requests());
        first.Shows("26 requests of yours").Shows("To be decided by Wednesday 17 June");
        Assert.Equal(25, first.Document.QuerySelectorAll("tbody tr").Length);
        var sent = await world.Commands.During(() => world.As(school).Open(FrontDoorLinks.Requests(2)));
        Assert.True(sent.Count <= 5, $"{sent.Count} commands");
    }

    [Fact]
    public async Task It_is_for_partners() =>
        (await world.As(await world.AScreener()).Open(FrontDoorLinks.Requests())).Expect(HttpStatusCode.Forbidden);
}
