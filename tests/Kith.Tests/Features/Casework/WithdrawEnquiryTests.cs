using System.Net;
using Kith.Features.Casework;
using Kith.Practice.Access;
using Kith.Practice.Casework;
using Kith.Practice.Shared;
using Kith.Testing;
using Xunit;

namespace Kith.Tests.Features.Casework;

public sealed class WithdrawEnquiryTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task An_enquiry_entered_by_mistake_is_counted_nowhere_and_never_vanishes()
    {
        var family = await world.AReferredFamily("Amy");
        await world.AnEnquiry(family, new DateOnly(2026, 6, 1));
        var enquiry = Assert.Single(await world.EnquiriesOf(family, "Amy"));
        var page = () => world.As(family.SocialWorker).Open(CaseworkLinks.WithdrawEnquiry(family.Ref, enquiry.Id));
        await world.IsHidden(r => CaseworkLinks.WithdrawEnquiry(r, enquiry.Id), family);
        await world.IsRefused(r => CaseworkLinks.WithdrawEnquiry(r, enquiry.Id), family, Role.MentalHealthWorker);

        Assert.Equal("Enter why this was entered by mistake", (await (await page()).Press("Withdraw")).ErrorOf("Input.Why"));
        (await (await page()).Fill("Input.Why", "Another family").Press("Withdraw")).Shows("Section 47 enquiry withdrawn").Shows("Section 47 enquiry of Amy Larkspur from 1 June 2026: Another family");

        Assert.Empty(await world.EnquiriesOf(family, "Amy"));
        Assert.Equal($$"""{"Enquiry":"{{enquiry.Id}}"}""", (await world.Fact<EnquiryWithdrawn>(family)).Data);
        (await page()).Expect(HttpStatusCode.NotFound);
    }
}
