using System.Net;
using Kith.Features.Casework;
using Kith.Features.Families;
using Kith.Practice.Access;
using Kith.Testing;
using Kith.Tests.Features.Families;
using Xunit;

namespace Kith.Tests.Features.Casework;

public sealed class FamilyAssessmentsTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task It_lists_what_was_started_and_offers_the_first()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy").AChild("Ben"));
        var visitor = world.As(family.SocialWorker);
        (await visitor.Open(CaseworkLinks.AssessmentsOf(family.Ref))).Expect(HttpStatusCode.OK).Shows("No assessment has been started").Shows("Start an assessment");

        await world.StartedAssessment(family, new DateOnly(2026, 3, 27));

        (await visitor.Open(CaseworkLinks.AssessmentsOf(family.Ref))).Shows("Amy, Ben").Shows("Being written").Shows("4 Jun 2026 Overdue");
        (await visitor.Open(FamiliesLinks.Home(family.Ref))).Shows("Assessment authorised").Shows("4 June");
    }

    [Fact]
    public async Task It_is_for_the_familys_team()
    {
        var family = await world.Given.AFamily();

        await world.IsHidden(CaseworkLinks.AssessmentsOf, family);
        await world.IsRefused(CaseworkLinks.AssessmentsOf, family, Role.SchoolDsl);
    }
}
