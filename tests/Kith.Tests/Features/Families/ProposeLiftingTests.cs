using System.Net;
using Kith.Features.Families;
using Kith.Practice.Access;
using Kith.Testing;

namespace Kith.Tests.Features.Families;

public sealed class ProposeLiftingTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task A_proposal_alone_opens_nothing()
    {
        var family = await world.Given.AFamily();
        await world.IsRestricted(family);
        var page = await world.As(family.Manager).Open(FamiliesLinks.ProposeLifting(family.Ref));

        Assert.Equal("Select who may open the family instead", (await page.Press("Propose")).ErrorOf("Input.To"));
        Assert.Equal("Enter why it need not stay as it is", (await page.Choose("Input.To", "Standard").Press("Propose")).ErrorOf("Input.Why"));
        (await page.Fill("Input.Why", "The trial is over").Press("Propose")).Shows("A second person must agree");

        (await world.As(family.SocialWorker).Open(FamiliesLinks.People(family.Ref))).Expect(HttpStatusCode.NotFound);
        await world.Fact<LiftingProposed>(family);
    }

    [Fact]
    public async Task The_door_is_kept()
    {
        var family = await world.Given.AFamily();
        (await world.As(family.Manager).Open(FamiliesLinks.ProposeLifting(family.Ref))).Expect(HttpStatusCode.NotFound);
        await world.IsRestricted(family, CaseLabel.Restricted, family.SocialWorker);

        (await world.As(family.SocialWorker).Open(FamiliesLinks.ProposeLifting(family.Ref))).Expect(HttpStatusCode.Forbidden);
        await world.IsHidden(FamiliesLinks.ProposeLifting, family);
    }
}
