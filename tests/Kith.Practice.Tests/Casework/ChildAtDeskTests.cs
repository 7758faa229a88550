using Kith.Practice.Casework;
using Kith.Practice.Shared;
using Xunit;

namespace Kith.Practice.Tests.Casework;

public sealed class ChildAtDeskTests
{
    private static readonly Now Noon = Now.OnClock(new DateOnly(2026, 6, 16), new TimeOnly(12, 0));
    private static readonly HashSet<string> Categories = ["NEG", "EMO"];

    private readonly ChildEpisode episode = ChildEpisode.Refer(new PersonId(Guid.NewGuid()), new FamilyEpisodeId(Guid.NewGuid()), new DateOnly(2026, 1, 5), "6", Noon);

    private ChildAtDesk Amy => new("Amy", episode, [episode], null);

    [Fact]
    public void An_enquiry_leads_to_a_conference_a_plan_its_reviews_and_a_child_in_need_plan()
    {
        var enquiry = Amy.StartEnquiry(Day("2 Feb"), Day("3 Feb"), Noon).Value;
        Assert.Equal(Day("23 Feb"), enquiry.ConferenceDue!.On);
        Assert.True(enquiry is { IsWaitingForOutcome: true, ConferenceNotRequired: false });

        Assert.True(Amy.Conclude(Day("13 Feb"), EnquiryOutcome.SignificantHarm).Ok);
        var plan = Amy.HoldConference(Day("20 Feb"), "NEG", 1, Categories, Noon).Value.Started!;
        Assert.Equal((Day("20 Feb"), Day("20 May"), 1), (plan.StartsOn, plan.ReviewDue!.On, plan.PreviousPlans));

        Assert.True(Amy.Review(Day("15 May"), "EMO", Categories, Noon).Ok);
        Assert.Equal((Day("15 Nov"), "NEG", "EMO"), (plan.ReviewDue!.On, plan.InitialCategory, plan.LatestCategory));

        var ended = Amy.Review(Day("10 Jun"), ConferenceDecision.ChildInNeedPlan, Categories, Noon).Value;
        Assert.Equal((Day("10 Jun"), Day("10 Jun"), null), (ended.Ended!.EndsOn, ended.Started!.StartsOn, plan.ReviewDue));
    }

    [Theory]
    [InlineData(EnquiryOutcome.NotSubstantiated, true)]
    [InlineData(EnquiryOutcome.NoSignificantHarm, true)]
    [InlineData(EnquiryOutcome.SignificantHarm, false)]
    public void The_outcome_says_whether_a_conference_is_needed(EnquiryOutcome outcome, bool isNotRequired)
    {
        Amy.StartEnquiry(Day("2 Feb"), Day("2 Feb"), Noon);

        Assert.Equal(isNotRequired, Amy.Conclude(Day("2 Feb"), outcome).Value.ConferenceNotRequired);
        Assert.Equal(isNotRequired, Amy.StartEnquiry(Day("3 Feb"), Day("3 Feb"), Noon).Ok);
    }

    [Fact]
    public void A_second_enquiry_waits_for_the_end_of_the_first()
    {
        Amy.StartEnquiry(Day("2 Feb"), Day("2 Feb"), Noon);
        Assert.Equal("Amy already has an open section 47 enquiry. Record its outcome or its conference first", Only(Amy.StartEnquiry(Day("9 Feb"), Day("9 Feb"), Noon)));
        Amy.HoldConference(Day("16 Feb"), ConferenceDecision.NoPlan, null, Categories, Noon);

        Assert.Equal("Another section 47 enquiry about Amy went on until its conference. The day the enquiry started must be after that", Only(Amy.StartEnquiry(Day("16 Feb"), Day("16 Feb"), Noon)));
        Assert.True(Amy.StartEnquiry(Day("17 Feb"), Day("17 Feb"), Noon).Ok);
    }

    [Theory]
    [InlineData("14 Feb", "The day of the conference must be from Monday to Friday")]
    [InlineData("30 Jan", "The day of the conference must be the same as or after 2 February 2026, when the enquiry about Amy started")]
    [InlineData("12 Feb", "The day of the conference must be the same as or after 13 February 2026, when the enquiry about Amy had its outcome")]
    public void A_conference_comes_after_what_led_to_it(string day, string refused)
    {
        Amy.StartEnquiry(Day("2 Feb"), Day("2 Feb"), Noon);
        if (day == "12 Feb")
        {
            Amy.Conclude(Day("13 Feb"), EnquiryOutcome.SignificantHarm);
        }

        Assert.Equal(refused, Only(Amy.HoldConference(Day(day), ConferenceDecision.NoPlan, null, Categories, Noon)));
    }

    [Fact]
    public void A_conference_without_an_enquiry_happens_once()
    {
        Assert.True(Amy.HoldConference(Day("9 Feb"), ConferenceDecision.NoPlan, null, Categories, Noon).Ok);

        Assert.Equal(Day("9 Feb"), episode.InitialConferenceOn);
        Assert.Equal("Start a section 47 enquiry about Amy first: there has been a conference without one", Only(Amy.HoldConference(Day("10 Feb"), "NEG", 0, Categories, Noon)));
    }

    [Fact]
    public void One_protection_plan_at_a_time()
    {
        Amy.HoldConference(Day("9 Feb"), "NEG", 0, Categories, Noon);

        Assert.Contains(Amy.HoldConference(Day("10 Feb"), "NEG", 0, Categories, Noon).Refusals, r => r.Message == "Amy is already on a child protection plan. Record a review conference instead");
        Assert.Equal("Another plan for Amy, a child protection plan, has gone on since 9 February 2026", Only(Amy.StartNeedPlan(Day("10 Feb"), Noon)));
        Assert.Equal("Enter how many child protection plans Amy had before this one, such as 0", Only(Other().HoldConference(Day("9 Feb"), "NEG", null, Categories, Noon)));
    }

    [Theory]
    [InlineData("4 Mar", "9 Mar", true)]
    [InlineData("4 Mar", "10 Mar", false)]
    [InlineData("20 Mar", "30 Mar", false)]
    [InlineData("21 Mar", "30 Mar", true)]
    public void Two_plans_of_one_kind_do_not_share_a_day(string from, string until, bool fits)
    {
        Add(PlanKind.ChildInNeed, "10 Mar", "20 Mar");
        var plan = Add(PlanKind.ChildInNeed, "1 Apr", null);

        Assert.Equal(fits, !Amy.Correct(plan, Told(from, until), Categories, Noon.Today).Any);
    }

    [Theory]
    [InlineData("4 Mar", "10 Mar", true)]
    [InlineData("4 Mar", "11 Mar", false)]
    [InlineData("19 Mar", "30 Mar", false)]
    [InlineData("20 Mar", "30 Mar", true)]
    public void One_kind_of_plan_may_end_on_the_day_on_which_the_other_starts(string from, string until, bool fits)
    {
        Add(PlanKind.ChildProtection, "10 Mar", "20 Mar");
        var plan = Add(PlanKind.ChildInNeed, "1 Apr", null);

        Assert.Equal(fits, !Amy.Correct(plan, Told(from, until), Categories, Noon.Today).Any);
    }

    [Fact]
    public void Plans_of_another_episode_count_as_well()
    {
        var earlier = Other().Episode;
        earlier.Add(Plan.Of(PlanKind.ChildProtection, Day("6 Jan"), Day("20 Mar"), Noon, "NEG", "NEG", 0));
        var desk = new ChildAtDesk("Amy", episode, [episode, earlier], null);

        Assert.Equal("Another plan for Amy, a child protection plan, went on from 6 January 2026 to 20 March 2026", Only(desk.StartNeedPlan(Day("19 Mar"), Noon)));
        Assert.True(desk.StartNeedPlan(Day("20 Mar"), Noon).Ok);
        Assert.Equal(1, desk.ProtectionPlans);
    }

    [Theory]
    [InlineData("10 Mar", "10 Mar", null, "The day the plan ended must be after 10 March 2026, when Amy’s plan started")]
    [InlineData("10 Mar", null, "10 Mar", "The day of the review must be after 10 March 2026, when Amy’s plan started")]
    [InlineData("10 Mar", "1 Jun", "2 Jun", "The day of the review must be the same as or before 1 June 2026, when Amy’s plan ended")]
    [InlineData("10 Mar", null, "17 Jun", "The day of the review must be today or in the past")]
    [InlineData("4 Jan", null, null, "The day the plan started must be the same as or after 5 January 2026, when Amy was referred")]
    [InlineData("10 Mar", "1 Jun", "1 Jun", null)]
    public void A_protection_plan_runs_from_its_start_through_its_reviews_to_its_end(string from, string? until, string? review, string? refused)
    {
        var plan = Add(PlanKind.ChildProtection, "9 Feb", null);

        var no = Amy.Correct(plan, Told(from, until, review), Categories, Noon.Today);

        Assert.Equal(refused, no.SingleOrDefault()?.Message);
    }

    [Fact]
    public void No_review_is_held_while_a_child_in_need_plan_goes_on()
    {
        Add(PlanKind.ChildInNeed, "10 Jan", "9 Feb");
        var plan = Add(PlanKind.ChildProtection, "9 Feb", "4 May");
        Add(PlanKind.ChildInNeed, "4 May", null);

        Assert.Empty(Amy.Correct(plan, Told("9 Feb", "4 May", "4 May"), Categories, Noon.Today));
        Assert.Contains(Amy.Correct(plan, Told("20 Jan", "4 May", "27 Jan"), Categories, Noon.Today), r => r.Message == "Amy was on a child in need plan on that day");
    }

    [Fact]
    public void Nothing_new_starts_in_a_closed_episode_and_old_days_can_still_be_put_right()
    {
        var plan = Add(PlanKind.ChildInNeed, "10 Mar", "20 Mar");
        episode.Close(Day("1 Apr"), "RC7");

        Assert.Contains(Amy.StartNeedPlan(Day("30 Mar"), Noon).Refusals, r => r.Message == "Amy’s episode closed on 1 April 2026: nothing new can start in it");
        Assert.Equal("The day the plan ended must be the same as or before 1 April 2026, when Amy’s episode closed", Amy.Correct(plan, Told("10 Mar", "2 Apr"), Categories, Noon.Today).Single().Message);
        Assert.Empty(Amy.Correct(plan, Told("11 Mar", "1 Apr"), Categories, Noon.Today));
    }

    [Fact]
    public void No_plan_outlives_a_child()
    {
        var desk = Amy with { DiedOn = Day("10 Mar") };
        var plan = Add(PlanKind.ChildInNeed, "10 Feb", null);

        Assert.Equal("The day the plan ended must be the same as or before the day Amy died", Only(desk.End(plan, Day("11 Mar"), false, Noon)));
        Assert.True(desk.End(plan, Day("10 Mar"), false, Noon).Ok);
        Assert.Equal("The day the plan started must be before Amy died", Only(desk.StartNeedPlan(Day("11 Mar"), Noon)));
    }

    [Fact]
    public void Work_ends_when_nothing_is_under_way_for_a_childs_protection()
    {
        var need = Add(PlanKind.ChildInNeed, "10 Mar", null);

        Assert.Equal("There has been an enquiry, a conference or a plan since the assessment: select another reason", ChildEpisode.CheckClosing([episode], Day("1 Apr"), "RC9").Single().Message);
        Assert.Equal("The day the work closes must be the same as or after 10 March 2026, the latest day of an enquiry, conference or plan", ChildEpisode.CheckClosing([episode], Day("9 Mar"), "RC7").Single().Message);
        Assert.Empty(ChildEpisode.CheckClosing([episode], Day("1 Apr"), "RC7"));
        Assert.Equal([need], episode.Close(Day("1 Apr"), "RC7"));
        Assert.Equal(Day("1 Apr"), need.EndsOn);
    }

    [Fact]
    public void What_was_entered_by_mistake_is_withdrawn_with_a_reason()
    {
        var plan = Add(PlanKind.ChildInNeed, "10 Mar", null);
        var by = new PostingId(Guid.NewGuid());

        Assert.Equal("Enter why this was entered by mistake", plan.Withdraw(" ", by, Noon).Single().Message);
        Assert.Equal("The reason must be 1,000 characters or fewer", plan.Withdraw(new string('x', 1_001), by, Noon).Single().Message);
        Assert.Empty(plan.Withdraw(" Her cousin’s ", by, Noon));
        Assert.Equal((Noon.Moment, by, "Her cousin’s"), (plan.WithdrawnAt, plan.WithdrawnBy, plan.WhyWithdrawn));
    }

    private static DateOnly Day(string day) => DateOnly.ParseExact($"{day} 2026", "d MMM yyyy", System.Globalization.CultureInfo.InvariantCulture);

    private static string Only<T>(Outcome<T> outcome) => Assert.Single(outcome.Refusals).Message;

    private static PlanAsTold Told(string from, string? until, string? review = null) =>
        new(Day(from), until is null ? null : Day(until), "NEG", "NEG", 0, review is null ? [] : [Day(review)]);

    private ChildAtDesk Other()
    {
        var other = ChildEpisode.Refer(episode.Child, new FamilyEpisodeId(Guid.NewGuid()), new DateOnly(2026, 1, 5), "6", Noon);
        return new ChildAtDesk("Amy", other, [other], null);
    }

    private Plan Add(PlanKind kind, string from, string? until)
    {
        var plan = Plan.Of(kind, Day(from), until is null ? null : Day(until), Noon, "NEG", "NEG", 0);
        episode.Add(plan);
        return plan;
    }
}
