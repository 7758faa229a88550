using System.Net;
using Kith.Features.Casework;
using Kith.Practice.Access;
using Kith.Testing;
using Xunit;

namespace Kith.Tests.Features.Casework;

public sealed class AssessmentRegisterTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task It_lists_those_in_hand_the_one_due_first_on_top()
    {
        var early = await world.Given.AFamily(f => f.Named("Heron").AChild("Amy"));
        var late = await world.Given.AFamily(f => f.Named("Curlew").LedBy(early.SocialWorker).AChild("Ben"));
        var done = await world.Given.AFamily(f => f.Named("Dunlin").LedBy(early.SocialWorker).AChild("Cal"));
        var hidden = await world.Given.AFamily(f => f.Named("Plover").AChild("Dee"));
        await world.StartedAssessment(late);
        await world.SentAssessment(early, referredOn: new DateOnly(2026, 3, 27));
        await world.AuthorisedAssessment(done);
        await world.StartedAssessment(hidden);

        var page = await world.As(early.SocialWorker).Open(CaseworkLinks.Assessments());

        page.Expect(HttpStatusCode.OK).Shows("2 in hand, the one due first on top").Shows("Heron Waiting for a manager 27 Mar 2026").Shows("4 Jun 2026 Overdue").DoesNotShow("Dunlin").DoesNotShow("Plover");
        Assert.True(page.Text.IndexOf("Heron", StringComparison.Ordinal) < page.Text.IndexOf("Curlew", StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_costs_no_more_commands_for_more_families()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy"));
        await world.StartedAssessment(family);
        var visitor = world.As(family.SocialWorker);
        await visitor.Open(CaseworkLinks.Assessments());
        var few = await world.Commands.During(() => visitor.Open(CaseworkLinks.Assessments()));
        await world.StartedAssessment(await world.Given.AFamily(f => f.LedBy(family.SocialWorker).AChild("Ben")));

        Assert.Equal(few.Count, (await world.Commands.During(() => visitor.Open(CaseworkLinks.Assessments()))).Count);
    }

    [Fact]
    public async Task It_is_for_those_who_read_assessments() =>
        (await world.As(await world.Given.AWorker(Role.SchoolDsl)).Open(CaseworkLinks.Assessments())).Expect(HttpStatusCode.Forbidden);
}
