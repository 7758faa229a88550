using System.Net;
using Kith.Features.Governance;
using Kith.Practice.Access;
using Kith.Testing;

namespace Kith.Tests.Features.Governance;

public sealed class ReviewReadsTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task A_privacy_officer_of_the_agency_says_what_came_of_an_alert()
    {
        var family = await world.Given.AFamily(f => f.Named("Quillrow"));
        var address = GovernanceLinks.ReadsAlert(await world.ACuriousReader(family));
        var page = await world.As(await world.Given.AWorker(Role.PrivacyOfficer, family.Team)).Open(address);

        page.Shows(family.Ref).Shows("Asked for families that are not theirs").DoesNotShow("Quillrow");
        var refused = await page.Press("Save review");
        Assert.Equal("Select what came of it", refused.ErrorOf("Input.Outcome"));
        Assert.Equal("Enter what you found", refused.ErrorOf("Input.Found"));
        (await page.Choose("Input.Outcome", "SpokenTo").Fill("Input.Found", "A typing error, three times").Press("Save review")).Shows("Review saved");
        (await world.As(await world.Given.AWorker(Role.PrivacyOfficer, family.Team)).Open(address)).Shows("They were spoken to").Shows("A typing error");

        Assert.NotEmpty(await world.Facts<ReadsReviewed>());
        (await world.As(await world.Given.AWorker(Role.PrivacyOfficer)).Open(address)).Expect(HttpStatusCode.NotFound);
        (await world.As(family.Manager).Open(address)).Expect(HttpStatusCode.Forbidden);
    }
}
