using System.Net;
using Kith.Features.Families;
using Kith.Practice.Access;
using Kith.Testing;

namespace Kith.Tests.Features.Families;

public sealed class PutOnListTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task Whoever_is_put_on_the_list_sees_the_family_again_until_their_last_day()
    {
        var family = await world.Given.AFamily();
        await world.IsRestricted(family);
        (await world.As(family.SocialWorker).Open(FamiliesLinks.People(family.Ref))).Expect(HttpStatusCode.NotFound);
        var page = await world.As(family.Manager).Open(FamiliesLinks.PutOnList(family.Ref));

        (await page.Fill("Input.Posting", family.SocialWorker.Posting.Value.ToString()).FillDate("Input.Until", world.Clock.Today).Press("Put on the list")).Shows("Put on the list").Shows(family.SocialWorker.Name);

        (await world.As(family.SocialWorker).Open(FamiliesLinks.People(family.Ref))).Expect(HttpStatusCode.OK);
        await world.Fact<PutOnFamilysList>(family);
        world.Clock.Pass(TimeSpan.FromDays(1));
        (await world.As(family.SocialWorker).Open(FamiliesLinks.People(family.Ref))).Expect(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_list_alone_opens_nothing()
    {
        var family = await world.Given.AFamily();
        await world.IsRestricted(family);
        var stranger = await world.Given.AWorker(Role.SocialWorker);
        var page = await world.As(family.Manager).Open(FamiliesLinks.PutOnList(family.Ref));

        await page.Fill("Input.WorkEmail", stranger.Account.Email).Press("Put on the list");

        (await world.As(stranger).Open(FamiliesLinks.People(family.Ref))).Expect(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Each_refusal_stands_beside_its_field_and_the_door_is_kept()
    {
        var family = await world.Given.AFamily();
        (await world.As(family.Manager).Open(FamiliesLinks.PutOnList(family.Ref))).Expect(HttpStatusCode.NotFound);
        await world.IsRestricted(family, CaseLabel.Restricted, family.SocialWorker);
        var page = await world.As(family.Manager).Open(FamiliesLinks.PutOnList(family.Ref));

        Assert.Equal("Select a worker", (await page.Press("Put on the list")).ErrorOf("Input.Posting"));
        Assert.Equal("Nobody who works with families has this work email address", (await page.Fill("Input.WorkEmail", "nobody@kith.example").Press("Put on the list")).ErrorOf("Input.WorkEmail"));
        Assert.Equal("They are already on the list", (await page.Fill("Input.WorkEmail", family.SocialWorker.Account.Email).Press("Put on the list")).ErrorOf("Input.WorkEmail"));
        Assert.Equal(
            "The last day must be today or in the future",
            (await page.FillDate("Input.Until", world.Clock.Today.AddDays(-1)).Press("Put on the list")).ErrorOf("Input.Until"));
        (await world.As(family.SocialWorker).Open(FamiliesLinks.PutOnList(family.Ref))).Expect(HttpStatusCode.Forbidden);
        await world.IsHidden(FamiliesLinks.PutOnList, family);
    }
}
