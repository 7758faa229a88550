using Kith.Practice.Casework;
using Kith.Practice.Shared;
using Xunit;

namespace Kith.Practice.Tests.Casework;

public sealed class AssessmentTests
{
    private static readonly DateOnly Referred = new(2026, 3, 27);
    private static readonly Now Now = Now.OnClock(new DateOnly(2026, 4, 20), new TimeOnly(10, 0));
    private static readonly HashSet<string> InForce = ["1B", "3A", "3B", "16A", "20", "21"];
    private static readonly PostingId Author = Id.New<PostingId>(Now);
    private static readonly PostingId Manager = Id.New<PostingId>(Now);

    [Fact]
    public void It_starts_on_or_after_the_day_of_the_referral_with_a_child()
    {
        Assert.Equal(
            ["Enter the day of the referral", "Enter the day the assessment started", "Select the children to assess"],
            Assessment.CheckStart(null, null, 0, Now.Today).Select(r => r.Message));
        Assert.Equal(
            [new Refusal("StartedOn", "The day the assessment started must be the same as or after the day of the referral")],
            Assessment.CheckStart(Referred.AddDays(-1), Referred, 1, Now.Today));
        Assert.Equal(
            ["ReferredOn", "StartedOn"], Assessment.CheckStart(Now.Today.AddDays(1), Now.Today.AddDays(1), 1, Now.Today).Select(r => r.Field));
        Assert.Empty(Assessment.CheckStart(Referred, Referred, 1, Now.Today));
    }

    [Fact]
    public void It_is_due_45_working_days_after_the_referral_with_two_checkpoints_on_the_way()
    {
        Assert.Equal(new DateOnly(2026, 6, 4), Assessment.DueFrom(Referred).On);
        Assert.Equal([new DateOnly(2026, 4, 14), new DateOnly(2026, 4, 28)], Assessment.CheckpointsFrom(Referred).Select(c => c.On));
    }

    [Theory]
    [InlineData("Select factors from the list", "18A")]
    [InlineData("Select each factor once", "3B", "3B")]
    [InlineData("Select either factors or that there are none", "3B", "21")]
    public void Factors_that_cannot_be_are_refused_beside_the_child(string message, params string[] factors)
    {
        var assessment = Started();

        Assert.Equal([new Refusal("Children[0].Factors", message)], assessment.Write("Analysis", [Findings(assessment, factors)], InForce, Author));
    }

    [Fact]
    public void No_factor_is_on_the_record_before_it_is_complete()
    {
        var assessment = Sent();
        Assert.Empty(assessment.Children[0].Factors);
        Assert.Equal(["3B", "1B"], assessment.Children[0].Chosen);

        Assert.Empty(assessment.Authorise(null, false, Manager, Now));

        Assert.Equal(["3B", "1B"], assessment.Children[0].Factors.Select(f => f.Code));
        Assert.Empty(assessment.Children[0].Chosen);
        Assert.Equal(Now.Today, assessment.Children[0].AuthorisedOn);
        Assert.Equal(AssessmentState.Authorised, assessment.State);
    }

    [Fact]
    public void It_is_sent_only_when_every_question_has_its_answer()
    {
        var assessment = Started();
        var names = new Dictionary<RowId, string> { [assessment.Children[0].Id] = "Amy" };

        Assert.Equal(
            [
                "Enter the analysis before you send the assessment",
                "Enter what it means for Amy before you send the assessment",
                "Select an outcome for Amy before you send the assessment",
                "Select the factors for Amy, or that there are none, before you send the assessment",
            ],
            assessment.Send(names, Author, Now).Select(r => r.Message));

        Assert.Empty(assessment.Write("Analysis", [Findings(assessment, "21")], InForce, Author));
        Assert.Empty(assessment.Send(names, Author, Now));
        Assert.Equal(AssessmentState.Sent, assessment.State);
    }

    [Fact]
    public void With_a_manager_it_is_closed_to_its_authors_until_it_comes_back()
    {
        var assessment = Sent();
        Assert.Equal("This assessment is with a manager: it can be changed when it comes back", Assert.Single(assessment.Write("More", [], InForce, Author)).Message);
        Assert.Equal([new Refusal("Why", "Enter what is still needed")], assessment.Return(" ", Manager));

        Assert.Empty(assessment.Return("Ask the school", Manager));

        Assert.Equal((AssessmentState.Writing, "Ask the school"), (assessment.State, assessment.WhyReturned));
        Assert.Empty(assessment.Write("More", [], InForce, Author));
        Assert.Equal("This assessment has not been sent for authorisation", Assert.Single(assessment.Authorise(null, false, Manager, Now)).Message);
    }

    [Fact]
    public void Nobody_authorises_what_they_have_written()
    {
        var assessment = Sent();

        Assert.Equal("You have written in this assessment, so another manager must authorise it", Assert.Single(assessment.Authorise(null, true, Author, Now)).Message);
        Assert.Equal(Author, Assert.Single(assessment.Authors).Posting);
    }

    [Fact]
    public void After_its_due_day_it_is_authorised_with_the_reason()
    {
        var late = Now.OnClock(new DateOnly(2026, 6, 5), new TimeOnly(9, 0));
        var assessment = Sent();

        Assert.Equal([new Refusal("WhyLate", "Enter why it is authorised after 4 June 2026")], assessment.Authorise(null, false, Manager, late));
        Assert.Empty(assessment.Authorise("The family was away", false, Manager, late));
        Assert.Equal("The family was away", assessment.WhyLate);

        var inTime = Sent();
        Assert.Empty(inTime.Authorise("No reason is needed", false, Manager, Now.OnClock(new DateOnly(2026, 6, 4), new TimeOnly(23, 0))));
        Assert.Null(inTime.WhyLate);
    }

    [Fact]
    public void Once_authorised_nothing_in_it_changes()
    {
        var assessment = Sent();
        assessment.Authorise(null, false, Manager, Now);

        Assert.True(assessment.Write("More", [], InForce, Author).Any);
        Assert.True(assessment.Send(new Dictionary<RowId, string>(), Author, Now).Any);
        Assert.True(assessment.Return("Once more", Manager).Any);
        Assert.Equal("This assessment is already authorised", Assert.Single(assessment.Authorise(null, false, Manager, Now)).Message);
    }

    private static Assessment Started() => Assessment.Start(Id.New<FamilyEpisodeId>(Now), [Id.New<ChildEpisodeId>(Now)], Referred, Referred, Now);

    private static Assessment Sent()
    {
        var assessment = Started();
        assessment.Write("Analysis", [Findings(assessment, "3B", "1B")], InForce, Author);
        assessment.Send(assessment.Children.ToDictionary(c => c.Id, _ => "Amy"), Author, Now);
        return assessment;
    }

    private static ChildFindings Findings(Assessment assessment, params string[] factors) => new(assessment.Children[0].Id, "Sleeps badly", AssessmentOutcome.ChildInNeed, factors);
}
