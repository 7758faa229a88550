using System.Net;
using Kith.Features.Families;
using Kith.Practice.Access;
using Kith.Testing;

namespace Kith.Tests.Features.Families;

public sealed class ReviewRestrictionTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task A_review_moves_the_next_one_90_days_on_and_a_late_one_opens_nothing()
    {
        var family = await world.Given.AFamily();
        await world.IsRestricted(family);
        world.Clock.Pass(TimeSpan.FromDays(91));
        (await world.As(family.Manager).Open(FamiliesLinks.Access(family.Ref))).Shows("Overdue");
        (await world.As(family.SocialWorker).Open(FamiliesLinks.People(family.Ref))).Expect(HttpStatusCode.NotFound);
        var page = await world.As(family.Manager).Open(FamiliesLinks.ReviewRestriction(family.Ref));

        Assert.Equal("Enter why the family stays restricted", (await page.Press("Save review")).ErrorOf("Input.Why"));
        var access = await page.Fill("Input.Why", "Reporters still ring").Press("Save review");

        access.Shows("Reviewed. The family stays as it is").Shows("Reporters still ring").DoesNotShow("Overdue").Shows(world.Clock.Today.AddDays(90).ToString("d MMMM yyyy"));
        Assert.DoesNotContain("Reporters", (await world.Fact<RestrictionReviewed>(family)).Data, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_door_is_kept()
    {
        var family = await world.Given.AFamily();
        (await world.As(family.Manager).Open(FamiliesLinks.ReviewRestriction(family.Ref))).Expect(HttpStatusCode.NotFound);
        await world.IsRestricted(family, CaseLabel.Restricted, family.SocialWorker);

        (await world.As(family.SocialWorker).Open(FamiliesLinks.ReviewRestriction(family.Ref))).Expect(HttpStatusCode.Forbidden);
        await world.IsHidden(FamiliesLinks.ReviewRestriction, family);
    }
}
