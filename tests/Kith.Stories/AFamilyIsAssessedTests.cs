using Kith.Features.Casework;
using Kith.Features.FrontDoor;
using Kith.Practice.Casework;
using Kith.Practice.FrontDoor;
using Kith.Practice.Shared;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Kith.Stories;

/// <summary>A social worker assesses a family, a manager sends it back once and authorises it, and decides what the policy has answered.</summary>
public sealed class AFamilyIsAssessedTests(StoryWorld world) : IClassFixture<StoryWorld>
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_family_is_assessed(bool javaScript)
    {
        var family = await world.Given.AFamily(f => f.Named(javaScript ? "Bellweather" : "Quillfeather").AChild("Amy", 9).AChild("Ben", 4).AnAdult("Vera"));
        var worker = await world.Plays(family.SocialWorker, javaScript);
        var manager = await world.Plays(family.Manager, javaScript);

        await worker.Open(CaseworkLinks.AssessmentsOf(family.Ref));
        await worker.Follow("Start an assessment");
        await worker.Press("Start the assessment");
        var id = await world.Read(db => db.Assessments.Where(a => a.FamilyEpisode == family.Episode).Select(a => a.Id).SingleAsync());
        await Writes(worker);
        await worker.Follow("Send for authorisation");
        await worker.Press("Send for authorisation");
        await worker.Shows("Waiting for a manager");

        await SendsBack(manager, family, id);
        await worker.Open(CaseworkLinks.WriteAssessment(family.Ref, id));
        await worker.Shows("Ask the school what they see");
        await worker.Press("Save the assessment");
        await worker.Follow("Send for authorisation");
        await worker.Press("Send for authorisation");

        await Authorises(manager, family, id);
        await Decides(manager, family);
        await worker.Open(EligibilityLinks.OfFamily(family.Ref));
        await worker.Shows("Family Safeguarding works with the family");
        await worker.Follow("Read the policy");
        await worker.Open(CaseworkLinks.Clocks());
        await worker.Shows("Child and family assessment authorised");
    }

    private static async Task Writes(Actor worker)
    {
        await worker.Fill("Input.Analysis", "Vera drinks in the evenings, and Amy puts her brother to bed");
        await worker.Choose("Input.Factors", "1B");
        for (var i = 0; i < 2; i++)
        {
            await worker.Fill($"Input.Children[{i}].Analysis", "Is tired at school");
            await worker.Choose($"Input.Children[{i}].Outcome", nameof(AssessmentOutcome.ChildInNeed));
        }

        await worker.Press("Save the assessment");
        await worker.Shows("Alcohol misuse by a parent or carer (1B)");
    }

    private static async Task SendsBack(Actor manager, FamilyInTest family, AssessmentId id)
    {
        await manager.Open(CaseworkLinks.Assessments());
        await manager.Follow(family.Name);
        await manager.Follow("Send back");
        await manager.Press("Send back");
        await manager.Shows("Enter what is still needed");
        await manager.Fill("Input.Why", "Ask the school what they see");
        await manager.Press("Send back");
        await manager.Open(CaseworkLinks.Assessment(family.Ref, id));
    }

    private static async Task Authorises(Actor manager, FamilyInTest family, AssessmentId id)
    {
        await manager.Open(CaseworkLinks.AuthoriseAssessment(family.Ref, id));
        await manager.Press("Authorise");
        await manager.Shows("Authorised");
    }

    private static async Task Decides(Actor manager, FamilyInTest family)
    {
        await manager.Open(EligibilityLinks.OfFamily(family.Ref));
        await manager.Shows("The policy says: eligible");
        await manager.Follow("Decide");
        await manager.Press("Save the decision");
        await manager.Shows("Select whether Family Safeguarding works with the family");
        await manager.Choose("Input.Decision", nameof(EligibilityDecision.FamilySafeguarding));
        await manager.Press("Save the decision");
        await manager.Shows("as the policy says");
    }
}
