using Kith.Features.Casework;
using Kith.Practice.Casework;
using Kith.Testing;
using Xunit;

namespace Kith.Stories;

/// <summary>A strategy discussion about two sisters leads to an enquiry, a conference and a plan for one of them, its review and its end.</summary>
public sealed class AChildIsProtectedTests(StoryWorld world) : IClassFixture<StoryWorld>
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_child_is_protected(bool javaScript)
    {
        var family = await world.AReferredFamily("Amy", "Ben");
        var worker = await world.Plays(family.SocialWorker, javaScript);

        await worker.Open(CaseworkLinks.Plans(family.Ref));
        await worker.Follow("Start a section 47 enquiry");
        await worker.Press("Start the enquiry");
        await worker.Shows("Select the children whom the enquiry is about");
        await On(worker, "Input.DiscussedOn", new DateOnly(2026, 2, 2));
        await On(worker, "Input.StartedOn", new DateOnly(2026, 2, 2));
        await worker.Choose("Input.Children", family.Child("Amy").ToString());
        await worker.Choose("Input.Children", family.Child("Ben").ToString());
        await worker.Press("Start the enquiry");
        await worker.Shows("Initial child protection conference by 23 February 2026");

        await worker.Follow("Record the outcome of an enquiry");
        await On(worker, "Input.On", new DateOnly(2026, 2, 9));
        await worker.Choose("Input.Children[0].Outcome", nameof(EnquiryOutcome.SignificantHarm));
        await worker.Choose("Input.Children[1].Outcome", nameof(EnquiryOutcome.NoSignificantHarm));
        await worker.Press("Save the outcome");

        await worker.Follow("Record an initial conference");
        await On(worker, "Input.On", new DateOnly(2026, 2, 20));
        await worker.Press("Save the conference");
        await worker.Shows("Select what was decided for at least one child");
        await worker.Choose("Input.Children[0].Decision", "NEG");
        await worker.Fill("Input.Children[0].PlansBefore", "0");
        await worker.Press("Save the conference");
        await worker.Shows("Child protection plan since 20 February 2026: neglect");

        await worker.Follow("Record a review conference");
        await On(worker, "Input.On", new DateOnly(2026, 5, 15));
        await worker.Choose("Input.Children[0].Decision", ConferenceDecision.ChildInNeedPlan);
        await worker.Press("Save the conference");
        await worker.Shows("Child in need plan since 15 May 2026");

        await worker.Follow("Start a child in need plan");
        await worker.Press("Start the plan");
        await worker.Open(CaseworkLinks.Plans(family.Ref));
        await worker.Follow("End Child in need plan started");
        await worker.Open(CaseworkLinks.Plans(family.Ref));
        await worker.Follow("Correct Child protection plan started");
        await worker.Press("Save the plan");
        await worker.Follow("Correct Section 47 enquiry started");
        await worker.Press("Save the enquiry");
        await worker.Follow("Withdraw Section 47 enquiry started");
        await worker.Press("Withdraw");
        await worker.Shows("Enter why this was entered by mistake");
        await worker.Fill("Input.Why", "It was a cousin of hers");
        await worker.Press("Withdraw");
        await worker.Shows("Entered by mistake (1)");
    }

    private static async Task On(Actor worker, string field, DateOnly day)
    {
        await worker.Fill($"{field}.Day", $"{day.Day}");
        await worker.Fill($"{field}.Month", $"{day.Month}");
        await worker.Fill($"{field}.Year", $"{day.Year}");
    }
}
