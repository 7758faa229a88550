using System.Net;
using Kith.Features.Casework;
using Kith.Features.Families;
using Kith.Practice.Access;
using Kith.Practice.Casework;
using Kith.Testing;
using Kith.Tests.Features.Families;
using Xunit;

namespace Kith.Tests.Features.Casework;

public sealed class SendAssessmentTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task A_finished_assessment_goes_to_a_manager()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy"));
        var id = await world.WrittenAssessment(family);

        var sent = await (await world.As(family.SocialWorker).Open(CaseworkLinks.SendAssessment(family.Ref, id))).Press("Send for authorisation");

        sent.Shows("Sent for authorisation").Shows("Waiting for a manager").DoesNotShow($"href=\"{CaseworkLinks.WriteAssessment(family.Ref, id)}");
        await world.Fact<AssessmentSent>(family);
        (await world.As(family.Manager).Open(CaseworkLinks.Assessments())).Shows("Waiting for a manager");
    }

    [Fact]
    public async Task An_unfinished_one_says_what_is_missing()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy"));
        var id = await world.StartedAssessment(family);

        var refused = await (await world.As(family.SocialWorker).Open(CaseworkLinks.SendAssessment(family.Ref, id))).Press("Send for authorisation");

        Assert.Equal(
            [
                "Enter the analysis before you send the assessment",
                "Enter what it means for Amy Larkspur before you send the assessment",
                "Select an outcome for Amy Larkspur before you send the assessment",
                "Select the factors for Amy Larkspur, or that there are none, before you send the assessment",
            ],
            refused.ErrorSummary);
    }

    [Fact]
    public async Task It_is_for_those_who_work_with_the_family()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy"));
        var id = await world.WrittenAssessment(family);

        await world.IsHidden(r => CaseworkLinks.SendAssessment(r, id), family);
        await world.IsRefused(r => CaseworkLinks.SendAssessment(r, id), family, Role.HealthPartner);
        (await world.As(await world.Given.AWorker(Role.SocialWorker, family.Team)).Open(CaseworkLinks.SendAssessment(family.Ref, id))).Expect(HttpStatusCode.Forbidden);
        Assert.Equal(AssessmentState.Writing, (await world.Read(db => db.Assessments.FindAsync(id).AsTask()))!.State);
    }
}
