using Kith.Features.Families;
using Kith.Practice.Access;
using Kith.Testing;

namespace Kith.Tests.Features.Families;

public sealed class ProposeUnshieldingTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task A_proposal_changes_nothing_yet_and_is_made_once()
    {
        var (family, _) = await world.AShieldedFamily();
        string Address(string reference) => FamiliesLinks.ProposeUnshielding(reference, family.Adult("Vera"));
        var page = await world.As(family.SocialWorker).Open(Address(family.Ref));
        Assert.Equal("Enter why it is now safe", (await page.Press("Propose")).ErrorOf("Input.Why"));

        (await page.Fill("Input.Why", "He lives abroad for good").Press("Propose")).Shows("a manager of the family has to agree");

        Assert.True(await world.IsShielded(family));
        await world.Fact<UnshieldingProposed>(family);
        var again = await (await world.As(family.Manager).Open(Address(family.Ref))).Fill("Input.Why", "Me too").Press("Propose");
        Assert.Equal("Somebody has already proposed this, and it waits for an answer", Assert.Single(again.ErrorSummary));
        var open = await (await world.As(family.Manager).Open(FamiliesLinks.ProposeUnshielding(family.Ref, family.Adult("Paul")))).Fill("Input.Why", "x").Press("Propose");
        Assert.Equal("This person’s whereabouts are not protected", Assert.Single(open.ErrorSummary));
        await world.IsHidden(Address, family);
        await world.IsRefused(Address, family, Role.DaPerpetratorWorker);
    }
}
