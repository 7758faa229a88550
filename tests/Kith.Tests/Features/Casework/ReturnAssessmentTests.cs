using System.Net;
using Kith.Features.Casework;
using Kith.Features.Families;
using Kith.Practice.Access;
using Kith.Testing;
using Kith.Tests.Features.Families;
using Xunit;

namespace Kith.Tests.Features.Casework;

public sealed class ReturnAssessmentTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task It_goes_back_to_its_authors_with_what_is_still_needed()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy"));
        var id = await world.SentAssessment(family);
        var page = await world.As(family.Manager).Open(CaseworkLinks.ReturnAssessment(family.Ref, id));
        page.Shows(family.SocialWorker.Name);

        (await page.Fill("Input.Why", "Ask the school what they see").Press("Send back")).Shows("Being written").Shows("Ask the school what they see");

        (await world.As(family.SocialWorker).Open(CaseworkLinks.WriteAssessment(family.Ref, id))).Shows($"{family.Manager.Name} sent it back: Ask the school what they see").Shows("Save the assessment");
        Assert.DoesNotContain("school", (await world.Fact<AssessmentReturned>(family)).Data, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_needs_a_reason_and_a_manager_of_the_family()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy"));
        var id = await world.SentAssessment(family);

        var refused = await (await world.As(family.Manager).Open(CaseworkLinks.ReturnAssessment(family.Ref, id))).Press("Send back");

        Assert.Equal("Enter what is still needed", refused.ErrorOf("Input.Why"));
        await world.IsHidden(r => CaseworkLinks.ReturnAssessment(r, id), family);
        (await world.As(family.SocialWorker).Open(CaseworkLinks.ReturnAssessment(family.Ref, id))).Expect(HttpStatusCode.Forbidden);
        await world.IsRefused(r => CaseworkLinks.ReturnAssessment(r, id), family, Role.SchoolDsl);
    }
}
