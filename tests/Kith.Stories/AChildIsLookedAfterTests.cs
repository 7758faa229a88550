using Kith.Features.Casework;
using Kith.Testing;
using Xunit;

namespace Kith.Stories;

/// <summary>A family has a Family Help assessment; later one of its children is looked after, moves, goes missing, is reviewed and goes home.</summary>
public sealed class AChildIsLookedAfterTests(StoryWorld world) : IClassFixture<StoryWorld>
{
    [Fact]
    public async Task A_child_is_looked_after_and_goes_home()
    {
        var family = await world.AReferredFamily("Amy", "Ben");
        var worker = await world.Plays(family.SocialWorker);

        await worker.Open(CaseworkLinks.HelpAssessments(family.Ref));
        await worker.Follow("Start a Family Help assessment");
        await worker.Press("Start the assessment");
        await worker.Shows("Select the children whom the assessment is of");
        await On(worker, "Input.StartedOn", new DateOnly(2026, 1, 12));
        await worker.Choose("Input.Children", family.Child("Amy").ToString());
        await worker.Press("Start the assessment");
        await worker.Follow("Correct the assessment");
        await worker.Press("Save the assessment");
        await worker.Follow("Complete the assessment");
        await worker.Press("Complete the assessment");
        await worker.Follow("Withdraw the assessment");
        await worker.Fill("Input.Why", "It was a cousin of hers");
        await worker.Press("Withdraw");
        await worker.Shows("Entered by mistake (1)");

        await worker.Open(CaseworkLinks.Plans(family.Ref));
        await worker.Follow("Looked-after record of Amy");
        await worker.Follow("Record that the child started to be looked after");
        await worker.Press("Save");
        await worker.Shows("Select the legal status");
        await On(worker, "Input.StartedOn", new DateOnly(2026, 2, 2));
        await worker.Select("Input.Need", "N1");
        await worker.Choose("Input.IsUnaccompanied", "false");
        await worker.Select("Input.Status", "V2");
        await Placed(worker, "U3", "2 Garden Row");
        await worker.Press("Save");
        await worker.Shows("Since 2 February 2026");

        await worker.Follow("Record another legal status");
        await On(worker, "Input.From", new DateOnly(2026, 2, 16));
        await worker.Select("Input.Status", "C1");
        await worker.Press("Save the legal status");
        await worker.Follow("Record a move to another placement");
        await On(worker, "Input.From", new DateOnly(2026, 3, 2));
        await Placed(worker, "K2", "9 High Row");
        await worker.Press("Save the placement");
        await worker.Follow("Record a review, contact, check or plan");
        await worker.Choose("Input.Kind", "PermanencePlan");
        await On(worker, "Input.On", new DateOnly(2026, 3, 3));
        await worker.Choose("Input.Plan", "ReturnToFamily");
        await worker.Press("Save");
        await worker.Follow("Record that the child was missing or away");
        await worker.Choose("Input.Kind", "Missing");
        await On(worker, "Input.From", new DateOnly(2026, 4, 6));
        await On(worker, "Input.Until", new DateOnly(2026, 4, 7));
        await worker.Choose("Input.WasOffered", "true");
        await worker.Choose("Input.WasAccepted", "true");
        await worker.Press("Save");
        await worker.Shows("Return interview offered and accepted");
        await worker.NeverShows("9 High Row");
        await worker.Follow("Correct the period");
        await worker.Press("Save the period");
        await worker.Follow("Withdraw Missing");
        await worker.Fill("Input.Why", "She was at her aunt’s with leave");
        await worker.Press("Withdraw");
        await worker.Shows("Entered by mistake (1)");
        await worker.Follow("Record that the child ceased to be looked after");
        await On(worker, "Input.On", new DateOnly(2026, 5, 29));
        await worker.Select("Input.Reason", "E4A");
        await worker.Press("Save");
        await worker.Shows("From 2 February 2026 to 29 May 2026");
    }

    private static async Task Placed(Actor worker, string type, string lines)
    {
        await worker.Select("Input.Type", type);
        await worker.Select("Input.Provider", "PR1");
        await worker.Choose("Input.IsInside", "true");
        await worker.Fill("Input.Authority", "Northmoor");
        await worker.Fill("Input.Lines", lines);
        await worker.Fill("Input.Postcode", "ZZ1 1ZZ");
    }

    private static async Task On(Actor worker, string field, DateOnly day)
    {
        await worker.Fill($"{field}.Day", $"{day.Day}");
        await worker.Fill($"{field}.Month", $"{day.Month}");
        await worker.Fill($"{field}.Year", $"{day.Year}");
    }
}
