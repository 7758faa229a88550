using System.Net;
using Kith.Features.Casework;
using Kith.Practice.Access;
using Kith.Testing;
using Xunit;

namespace Kith.Tests.Features.Casework;

public sealed class FamilyHelpAssessmentsTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task It_shows_what_is_under_way_and_what_was_and_few_may_change_it()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy").AChild("Ben").AnAdult("Vera"));
        (await world.As(family.SocialWorker).Open(CaseworkLinks.HelpAssessments(family.Ref))).Shows("No Family Help assessment has been started");
        await world.AHelpAssessment(family, new DateOnly(2026, 6, 1));
        var counsellor = await world.Given.ACoWorker(family, Role.MentalHealthWorker, withAdult: "Vera");

        (await world.As(family.SocialWorker).Open(CaseworkLinks.HelpAssessments(family.Ref))).Expect(HttpStatusCode.OK)
            .Shows("1 Jun 2026").Shows("Under way").Shows("Amy Larkspur, Ben Larkspur").Shows("Moorside School").Shows("Complete the assessment of 1 June 2026");
        (await world.As(counsellor).Open(CaseworkLinks.HelpAssessments(family.Ref))).Expect(HttpStatusCode.OK).Shows("Moorside School").DoesNotShow("Withdraw").DoesNotShow("Start a Family Help");
        await world.IsHidden(CaseworkLinks.HelpAssessments, family);
        await world.IsRefused(CaseworkLinks.HelpAssessments, family, Role.SchoolDsl);
    }
}
