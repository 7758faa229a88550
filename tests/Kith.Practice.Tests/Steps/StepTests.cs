using Kith.Practice.Access;
using Kith.Practice.Shared;
using Kith.Practice.Steps;
using Xunit;

namespace Kith.Practice.Tests.Steps;

public sealed class StepTests
{
    private static readonly PostingId Sam = Id.New<PostingId>(SomeDay.Now);

    [Fact]
    public void A_step_says_what_who_and_when() => Assert.Equal(
        ["Enter the next step", "Select who will do it", "Enter the day it is due"],
        Step.Set(Id.New<FamilyEpisodeId>(SomeDay.Now), " ", null, null, Side.Shared, Sam, SomeDay.Now).Refusals.Messages());

    [Fact]
    public void A_step_is_overdue_the_day_after_it_is_due_until_it_is_done()
    {
        var step = AStep();

        Assert.False(step.IsOverdueOn(SomeDay.Today));
        Assert.True(step.IsOverdueOn(SomeDay.Today.AddDays(1)));
        step.Finish(SomeDay.Today, null, Sam, SomeDay.Today);
        Assert.False(step.IsOverdueOn(SomeDay.Today.AddDays(1)));
    }

    [Fact]
    public void A_step_is_done_once_and_can_be_opened_again()
    {
        var step = AStep();
        Assert.Equal(["This step is not done"], step.Reopen().Messages());
        Assert.Empty(step.Finish(SomeDay.Today, " She rang ", Sam, SomeDay.Today));
        Assert.Equal("She rang", step.Outcome);
        Assert.Equal(["This step is already done"], step.Finish(SomeDay.Today, null, Sam, SomeDay.Today).Messages());
        Assert.Equal(["This step is already done"], step.Change(Sam, SomeDay.Today, SomeDay.Today).Messages());
        Assert.Empty(step.Reopen());
        Assert.Null(step.Outcome);
    }

    private static Step AStep() => Step.Set(Id.New<FamilyEpisodeId>(SomeDay.Now), "Ring the school", Sam, SomeDay.Today, Side.Shared, Sam, SomeDay.Now).Value;
}
