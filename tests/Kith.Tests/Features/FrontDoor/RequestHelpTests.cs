using System.Net;
using Kith.Features.FrontDoor;
using Kith.Practice.Access;
using Kith.Testing;

namespace Kith.Tests.Features.FrontDoor;

public sealed class RequestHelpTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task A_school_asks_for_help_and_the_front_door_has_it()
    {
        var page = await world.As(await world.Given.AWorker(Role.SchoolDsl, name: "Wendy Rush")).Open(FrontDoorLinks.RequestHelp());

        var sent = await page.Fill("Input.People[0].FirstName", "Olive").Fill("Input.People[0].LastName", "Bracken").Choose("Input.People[0].Kind", "Child")
            .Fill("Input.Account", "Olive falls asleep in class").Fill("Input.FamilyKnows", "Her father agrees").Fill("Input.ReferrerReach", "01632 960200").Press("Send request");

        sent.Expect(HttpStatusCode.OK).Shows("Your request is with the front door").Shows("Wednesday 17 June").Shows("Olive falls asleep in class");
        (await world.As(await world.AScreener()).Open(FrontDoorLinks.Board())).Shows("Olive Bracken").Shows("School").Shows("Wendy Rush, Northmoor");
        Assert.Contains("\"Source\":\"2A\"", (await world.Facts<ContactReceived>())[^1].Data, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_gap_stands_beside_its_field()
    {
        var page = await world.As(await world.Given.AWorker(Role.HealthPartner)).Open(FrontDoorLinks.RequestHelp());

        var refused = await page.Fill("Input.ReferrerReach", "").Press("Send request");

        Assert.Equal("Enter what they told you", refused.ErrorOf("Input.Account"));
        Assert.Equal("Enter what the family knows and agrees to, or why you have not told them", refused.ErrorOf("Input.FamilyKnows"));
        Assert.Equal("Enter at least one child it is about", refused.ErrorOf("Input.People[0].FirstName"));
        Assert.NotNull(refused.ErrorOf("Input.ReferrerReach"));
    }

    [Fact]
    public async Task It_is_for_partners() =>
        (await world.As(await world.Given.AWorker(Role.SocialWorker)).Open(FrontDoorLinks.RequestHelp())).Expect(HttpStatusCode.Forbidden);
}
