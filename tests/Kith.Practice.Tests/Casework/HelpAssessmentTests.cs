using Kith.Practice.Casework;
using Kith.Practice.Shared;
using Xunit;

namespace Kith.Practice.Tests.Casework;

public sealed class HelpAssessmentTests
{
    private static readonly Now Now = Now.At(new DateTimeOffset(2026, 6, 15, 9, 0, 0, TimeSpan.Zero));
    private static readonly PersonId Amy = new(Guid.NewGuid());
    private static readonly PersonId Ben = new(Guid.NewGuid());

    [Fact]
    public void It_starts_today_at_the_latest_and_is_of_somebody_by_an_organisation()
    {
        Assert.True(Start(Told() with { StartedOn = Now.Today }).Ok);
        Assert.Equal("The day the assessment started must be today or in the past", Why(Start(Told() with { StartedOn = Now.Today.AddDays(1) })));
        Assert.Equal("Enter the day the assessment started", Why(Start(Told() with { StartedOn = null })));
        Assert.Equal("Select the children whom the assessment is of", Why(Start(Told() with { Children = [] })));
        Assert.Equal("Enter the organisation that completes the assessment", Why(Start(Told() with { Organisation = " " })));
        Assert.True(Start(Told() with { Organisation = new string('x', 200) }).Ok);
        Assert.Equal("The organisation must be 200 characters or fewer", Why(Start(Told() with { Organisation = new string('x', 201) })));
    }

    [Fact]
    public void A_child_has_one_open_assessment_at_a_time()
    {
        var open = Start(Told()).Value;
        Assert.Equal("A Family Help assessment of one of these children is still open. Complete it first", Why(Start(Told(), open)));
        Assert.True(Start(Told() with { Children = [Ben] }, open).Ok);
        Assert.False(open.Complete(Now.Today, Now.Today).Any);
        Assert.True(Start(Told(), open).Ok);
        Assert.Equal(
            "Another Family Help assessment of one of these children is open: enter the day this one was completed",
            Assert.Single(open.Correct(Told(), [Start(Told()).Value], Now.Today)).Message);
    }

    [Fact]
    public void It_is_completed_between_the_day_it_started_and_today()
    {
        var assessment = Start(Told()).Value;
        Assert.Equal("The day the assessment was completed must be the same as or after 1 June 2026, when it started", Assert.Single(assessment.Complete(new DateOnly(2026, 5, 31), Now.Today)).Message);
        Assert.Equal("The day the assessment was completed must be today or in the past", Assert.Single(assessment.Complete(Now.Today.AddDays(1), Now.Today)).Message);
        Assert.Equal("Enter the day the assessment was completed", Assert.Single(assessment.Complete(null, Now.Today)).Message);
        Assert.False(assessment.Complete(assessment.StartedOn, Now.Today).Any);
        Assert.Equal("This assessment was completed on 1 June 2026. Correct it if that is wrong", Assert.Single(assessment.Complete(Now.Today, Now.Today)).Message);
    }

    [Fact]
    public void It_is_put_right_as_a_whole()
    {
        var assessment = Start(Told()).Value;
        Assert.Equal("CompletedOn", Assert.Single(assessment.Correct(Told() with { CompletedOn = new DateOnly(2026, 5, 31) }, [], Now.Today)).Field);
        Assert.False(assessment.Correct(new HelpAssessmentAsTold(new DateOnly(2026, 5, 4), Now.Today, " A school ", [Ben, Ben]), [], Now.Today).Any);
        Assert.Equal((new DateOnly(2026, 5, 4), Now.Today, "A school"), (assessment.StartedOn, assessment.CompletedOn!.Value, assessment.Organisation));
        Assert.Equal([Ben], assessment.Children.Select(c => c.Child));
    }

    private static HelpAssessmentAsTold Told() => new(new DateOnly(2026, 6, 1), null, "Moorside School", [Amy]);

    private static Outcome<HelpAssessment> Start(HelpAssessmentAsTold told, params HelpAssessment[] others) => HelpAssessment.Start(new FamilyEpisodeId(Guid.NewGuid()), told, others, Now);

    private static string Why(Outcome<HelpAssessment> outcome) => Assert.Single(outcome.Refusals).Message;
}
