using FsCheck;
using FsCheck.Fluent;
using Kith.Practice.Casework;
using Kith.Practice.FrontDoor;
using Kith.Practice.Shared;
using Xunit;

namespace Kith.Practice.Tests.FrontDoor;

public sealed class EligibilityPolicyTests
{
    private static readonly DateOnly Day = new(2026, 6, 16);
    private static readonly Now Now = Now.OnClock(Day, new TimeOnly(10, 0));
    private static readonly EligibilityPolicy Policy = EligibilityPolicy.InForceOn(Day);

    private static readonly string[] Codes = ["1A", "1B", "1C", "2B", "2C", "3A", "3B", "3C", "4B", "4C", "5B", "16A", "21"];

    [Theory]
    [InlineData("3B", 6, AssessmentOutcome.ChildInNeed, true)]
    [InlineData("1B", 0, AssessmentOutcome.ChildProtection, true)]
    [InlineData("2B 16A", 12, AssessmentOutcome.ChildInNeed, true)]
    [InlineData("4B", 13, AssessmentOutcome.ChildInNeed, false)]
    [InlineData("3C", 6, AssessmentOutcome.ChildInNeed, false)]
    [InlineData("5B", 6, AssessmentOutcome.ChildInNeed, false)]
    [InlineData("3B", 6, AssessmentOutcome.EarlyHelp, false)]
    [InlineData("3B", 6, AssessmentOutcome.NoFurtherAction, false)]
    public void A_family_of_one_child(string factors, int age, AssessmentOutcome outcome, bool eligible) =>
        Assert.Equal(eligible, IsEligible(Child(Day.AddYears(-age), factors, outcome)));

    [Fact]
    public void A_child_is_in_scope_until_the_day_before_the_thirteenth_birthday()
    {
        Assert.True(IsEligible(Child(Day.AddYears(-13).AddDays(1), "3B")));
        Assert.False(IsEligible(Child(Day.AddYears(-13), "3B")));
    }

    [Fact]
    public void An_unborn_child_is_in_scope_and_one_whose_age_nobody_knows_is_not()
    {
        Assert.True(IsEligible(new EligibilityChild(NewId(), null, Day.AddDays(60), AssessmentOutcome.ChildInNeed, "4B")));
        Assert.True(IsEligible(new EligibilityChild(NewId(), Day.AddDays(5), null, AssessmentOutcome.ChildInNeed, "4B")));
        Assert.False(IsEligible(new EligibilityChild(NewId(), null, null, AssessmentOutcome.ChildInNeed, "4B")));
    }

    [Fact]
    public void The_need_may_be_found_for_one_child_and_another_be_in_scope()
    {
        var (teenager, toddler) = (Child(Day.AddYears(-15), "3B", AssessmentOutcome.ChildInNeed), Child(Day.AddYears(-3), "21", AssessmentOutcome.ChildInNeed));

        Assert.True(IsEligible(teenager, toddler));
        Assert.False(IsEligible(teenager, toddler with { Outcome = AssessmentOutcome.EarlyHelp }));
    }

    [Fact]
    public void Needs_of_others_in_the_household_are_shown_and_not_counted()
    {
        var line = Assert.Single(Policy.Judge([Child(Day.AddYears(-3), "3C")], Day), l => l.Criterion == EligibilityCriterion.HouseholdFactor);

        Assert.Equal(("3C", false), (line.Found, line.Counts));
    }

    [Fact]
    public void Each_ground_says_what_was_found_for_whom_and_whether_it_counts()
    {
        var (old, young) = (Child(Day.AddYears(-15), "3B 3C"), Child(Day.AddYears(-3), "16A"));

        Assert.Equal(
            [
                new(EligibilityCriterion.ParentalFactor, old.Child, "3B", true),
                new(EligibilityCriterion.ChildInScope, old.Child, "15", false),
                new(EligibilityCriterion.ChildInScope, young.Child, "3", true),
                new(EligibilityCriterion.Level, old.Child, "ChildInNeed", false),
                new(EligibilityCriterion.Level, young.Child, "ChildInNeed", true),
                new(EligibilityCriterion.HouseholdFactor, old.Child, "3C", false),
            ],
            Policy.Judge([old, young], Day));
    }

    [Fact]
    public void The_answer_is_what_a_clerk_reads_out_of_the_policy() =>
        Prop.ForAll(Families().ToArbitrary(), family => EligibilityLine.AreEnough(Policy.Judge(family, Day)) == Clerk(family)).Check(Config.QuickThrowOnFailure.WithMaxTest(5_000));

    [Fact]
    public void A_later_policy_judges_what_is_authorised_from_its_day_on()
    {
        var later = Policy with { Version = 2, UnderAge = 10, From = new DateOnly(2026, 9, 1) };
        EligibilityPolicy[] versions = [later, Policy with { Until = new DateOnly(2026, 8, 31) }];

        Assert.Equal(1, EligibilityPolicy.InForceOn(new DateOnly(2026, 8, 31), versions).Version);
        Assert.Equal(2, EligibilityPolicy.InForceOn(new DateOnly(2026, 9, 1), versions).Version);
        Assert.Equal(1, EligibilityPolicy.InForceOn(new DateOnly(2001, 1, 1), versions).Version);
    }

    [Fact]
    public void A_later_policy_does_not_change_yesterdays_answer()
    {
        var child = Child(Day.AddYears(-11), "3B");
        var answered = Judged(Policy, child);

        var anew = Judged(Policy with { Version = 2, UnderAge = 10 }, child);

        Assert.Equal((1, true), (answered.PolicyVersion, answered.IsEligible));
        Assert.Equal((2, false), (anew.PolicyVersion, anew.IsEligible));
        Assert.Contains(answered.Lines, l => l is { Criterion: EligibilityCriterion.ChildInScope, Found: "11", Counts: true });
        Assert.Equal(child, Assert.Single(answered.Children));
    }

    [Fact]
    public void A_manager_confirms_or_departs_with_a_reason_once()
    {
        var by = Id.New<PostingId>(Now);
        var eligibility = Judged(Policy, Child(Day.AddYears(-6), "3B"));
        Assert.Equal([new Refusal("Decision", "Select whether Family Safeguarding works with the family")], eligibility.Decide(null, null, by, Now));
        Assert.Equal([new Refusal("Why", "Enter why you depart from the policy")], eligibility.Decide(EligibilityDecision.NotFamilySafeguarding, " ", by, Now));

        Assert.Empty(eligibility.Decide(EligibilityDecision.FamilySafeguarding, "A reason that nobody needs", by, Now));

        Assert.Equal((EligibilityDecision.FamilySafeguarding, null), (eligibility.Decision, eligibility.WhyDeparted));
        Assert.Equal("A manager has already decided about this assessment", Assert.Single(eligibility.Decide(EligibilityDecision.FamilySafeguarding, null, by, Now)).Message);
        var departed = Judged(Policy, Child(Day.AddYears(-14), "3B"));
        Assert.Empty(departed.Decide(EligibilityDecision.FamilySafeguarding, "Her sister is expected in May", by, Now));
        Assert.Equal("Her sister is expected in May", departed.WhyDeparted);
    }

    private static bool IsEligible(params EligibilityChild[] children) => EligibilityLine.AreEnough(Policy.Judge(children, Day));

    private static Eligibility Judged(EligibilityPolicy policy, EligibilityChild child) =>
        Eligibility.Judge(Id.New<FamilyEpisodeId>(Now), Id.New<AssessmentId>(Now), policy, [child], Day, Now);

    private static EligibilityChild Child(DateOnly born, string factors, AssessmentOutcome outcome = AssessmentOutcome.ChildInNeed) => new(NewId(), born, null, outcome, factors);

    private static PersonId NewId() => Id.New<PersonId>(Now);

    private static Gen<EligibilityChild[]> Families() =>
        (from age in Gen.Choose(-300, 19 * 365)
         from dated in Gen.Choose(0, 9)
         from outcome in Gen.Elements(Enum.GetValues<AssessmentOutcome>())
         from factors in Gen.SubListOf(Codes)
         select new EligibilityChild(
             NewId(), dated < 8 ? Day.AddDays(-age) : null, dated == 8 ? Day.AddDays(age) : null, outcome, string.Join(' ', factors))).ArrayOf(4);

    // Word for word as the policy is written, and nothing read from it.
    private static bool Clerk(EligibilityChild[] family)
    {
        var need = false;
        var inScope = false;
        foreach (var child in family)
        {
            foreach (var code in child.FactorCodes.Split(' '))
            {
                need |= code is "1B" or "2B" or "3B" or "4B";
            }

            var unborn = child.BirthDate is { } birth ? birth.DayNumber > Day.DayNumber : child.ExpectedBirthDate.HasValue;
            var birthdays = 0;
            for (var next = 1; child.BirthDate is { } born && born.AddYears(next) <= Day; next++)
            {
                birthdays = next;
            }

            var young = unborn || (child.BirthDate is not null && birthdays < 13);
            inScope |= young && (child.Outcome == AssessmentOutcome.ChildInNeed || child.Outcome == AssessmentOutcome.ChildProtection);
        }

        return need && inScope;
    }
}
