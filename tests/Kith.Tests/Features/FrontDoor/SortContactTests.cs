using System.Net;
using Kith.Features.FrontDoor;
using Kith.Practice.Access;
using Kith.Practice.FrontDoor;
using Kith.Practice.Shared;
using Kith.Testing;

namespace Kith.Tests.Features.FrontDoor;

public sealed class SortContactTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task A_contact_is_sorted_with_its_reason()
    {
        var screener = await world.AScreener();
        var contact = await world.AContact(screener);
        var page = await world.As(screener).Open(FrontDoorLinks.Sort(contact));
        page.Shows("Shouting was heard").Shows("clearly about safeguarding");
        Assert.Null(page.ValueOf("Input.Rating"));

        var saved = await page.Choose("Input.Rating", "Red").Fill("Input.Why", "A child was hurt").Press("Save");

        saved.Expect(HttpStatusCode.OK).Shows("Contact sorted").Shows("Sorted: Red A child was hurt");
        Assert.Contains(nameof(Brag.Red), (await world.Facts<ContactSorted>())[^1].Data, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refusals_stand_beside_their_fields()
    {
        var screener = await world.AScreener();
        var refused = await (await world.As(screener).Open(FrontDoorLinks.Sort(await world.AContact(screener)))).Press("Save");

        Assert.Equal("Select blue, red, amber or green", refused.ErrorOf("Input.Rating"));
        Assert.Equal("Enter why you sort it so", refused.ErrorOf("Input.Why"));
    }

    [Fact]
    public async Task Whoever_was_slower_sees_both_and_a_decided_contact_is_not_sorted()
    {
        var screener = await world.AScreener();
        var contact = await world.AContact(screener);
        var slow = await world.As(screener).Open(FrontDoorLinks.Sort(contact));
        await world.At<SortContact, ContactId>(screener, (command, by, at) => command.Do(contact, Brag.Blue, "Housing", 0, by, at, default));

        (await slow.Choose("Input.Rating", "Red").Fill("Input.Why", "A child was hurt").Press("Save")).Shows("Somebody else changed this");

        var decided = await world.ADecidedContact(screener);
        var page = await world.As(screener).Open(FrontDoorLinks.Sort(decided));
        (await page.Choose("Input.Rating", "Red").Fill("Input.Why", "A child was hurt").Press("Save")).Shows("can no longer be sorted");
    }

    [Fact]
    public async Task It_is_the_front_doors()
    {
        var contact = await world.AContact(await world.AScreener());

        (await world.As(await world.Given.AWorker(Role.SocialWorker)).Open(FrontDoorLinks.Sort(contact))).Expect(HttpStatusCode.Forbidden);
        (await world.As(await world.AScreener()).Open(FrontDoorLinks.Sort(ContactId.From(Guid.NewGuid())))).Expect(HttpStatusCode.NotFound);
    }
}
