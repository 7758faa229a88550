using Kith.Practice.Casework;
using Kith.Practice.Shared;
using Xunit;

namespace Kith.Practice.Tests.Casework;

public sealed class CarePeriodTests
{
    private static readonly Now Now = Now.At(new DateTimeOffset(2026, 6, 15, 9, 0, 0, TimeSpan.Zero));
    private static readonly DateOnly Begun = new(2026, 1, 12);
    private static readonly CareCodesInForce Codes = new(Set("N1"), Set("V2", "C1", "C2"), Set("U6", "K2", "T1"), Set("PR1", "PR4"), Set("E4A", "X"));

    [Fact]
    public void It_begins_with_one_status_and_one_placement_today_at_the_latest()
    {
        var period = Start();
        Assert.Equal((Begun, "C1"), (period.StatusOn(Now.Today)!.On, period.StatusOn(Now.Today)!.Code));
        Assert.Equal((Begun, "U6"), (period.PlacementOn(Now.Today)!.On, period.PlacementOn(Now.Today)!.Type));
        Assert.True(Started(Care() with { StartedOn = Now.Today }).Ok);
        Assert.Equal(["The day the child started to be looked after must be today or in the past"], Why(Started(Care() with { StartedOn = Now.Today.AddDays(1) })));
        Assert.Equal(
            ["Enter the day the child started to be looked after", "Select why the child is looked after", "Select whether the child is an unaccompanied asylum-seeking child"],
            Why(Started(new CareAsTold(null, "N9", null, null))));
        Assert.Equal(
            ["Select what kind of placement it is", "Select who provides the placement", "Select whether the placement is in this authority’s area", "Enter the local authority in whose area the placement is", "The URN must be 12 letters and digits or fewer, like SC012345"],
            Why(CarePeriod.Start(default, default, Care(), "C1", new PlacementAsTold(null, "PR9", null, " ", "SC 12"), [], Codes, Now)));
        Assert.Equal(["Select the legal status"], Why(CarePeriod.Start(default, default, Care(), "Q1", Placed(), [], Codes, Now)));
    }

    [Fact]
    public void Two_periods_of_a_child_never_share_a_day()
    {
        var first = Start();
        first.Cease(new DateOnly(2026, 3, 2), "E4A", Codes, Now.Today);
        Assert.Equal(["The child was looked after from 12 January 2026 to 2 March 2026"], Why(Started(Care() with { StartedOn = new DateOnly(2026, 3, 2) }, first)));
        Assert.True(Started(Care() with { StartedOn = new DateOnly(2026, 3, 3) }, first).Ok);
        Assert.Equal(["The child has been looked after since 12 January 2026"], Why(Started(Care() with { StartedOn = new DateOnly(2026, 5, 1) }, Start())));
        var second = Started(Care() with { StartedOn = new DateOnly(2026, 3, 3) }, first).Value;
        Assert.Equal("StartedOn", Assert.Single(first.Correct(Care(), new DateOnly(2026, 3, 3), "E4A", [second], Codes, Now.Today)).Field);
    }

    [Fact]
    public void A_status_or_placement_lasts_until_the_next()
    {
        var period = Start();
        Assert.True(period.SetStatus(null, new DateOnly(2026, 2, 2), "C2", Codes, Now).Ok);
        Assert.Equal("C1", period.StatusOn(new DateOnly(2026, 2, 1))!.Code);
        Assert.Equal("C2", period.StatusOn(new DateOnly(2026, 2, 2))!.Code);
        Assert.Equal(["Another legal status began on that day. Correct that one"], Why(period.SetStatus(null, new DateOnly(2026, 2, 2), "C1", Codes, Now)));
        Assert.Equal(["The day the legal status began must be the same as or after 12 January 2026, when the child started to be looked after"], Why(period.SetStatus(null, Begun.AddDays(-1), "C1", Codes, Now)));
        Assert.Equal(["The period began with this: correct the day on which the child started to be looked after instead"], Why(period.SetStatus(period.Statuses[0], Begun.AddDays(1), "C1", Codes, Now)));
        Assert.True(period.SetStatus(period.Statuses[0], Begun, "V2", Codes, Now).Ok);

        var first = period.PlacementOn(Begun)!;
        Assert.Null(period.EndOf(first));
        Assert.True(period.Place(null, new DateOnly(2026, 4, 1), Placed() with { Type = "K2" }, Codes, Now).Ok);
        Assert.Equal(new DateOnly(2026, 4, 1), period.EndOf(first));
        Assert.Equal(["The day the placement began must be today or in the past"], Why(period.Place(null, Now.Today.AddDays(1), Placed(), Codes, Now)));
    }

    [Fact]
    public void It_ceases_after_everything_that_is_recorded()
    {
        var period = Start();
        period.SetStatus(null, new DateOnly(2026, 2, 2), "C2", Codes, Now);
        Assert.Equal("The day the child ceased to be looked after must be the same as or after 2 February 2026, the latest day recorded", Assert.Single(period.Cease(new DateOnly(2026, 2, 1), "E4A", Codes, Now.Today)).Message);
        var gone = period.GoMissing(null, new MissingAsTold(MissingKind.Missing, new DateOnly(2026, 2, 10), null, null, null), Now).Value;
        Assert.Equal("The child is recorded as missing: record when they came back first", Assert.Single(period.Cease(new DateOnly(2026, 3, 1), "E4A", Codes, Now.Today)).Message);
        period.GoMissing(gone, new MissingAsTold(MissingKind.Missing, new DateOnly(2026, 2, 10), new DateOnly(2026, 2, 11), true, false), Now);
        Assert.Equal("Select why the child ceased to be looked after", Assert.Single(period.Cease(new DateOnly(2026, 2, 11), "X1", Codes, Now.Today)).Message);
        Assert.False(period.Cease(new DateOnly(2026, 2, 11), "E4A", Codes, Now.Today).Any);
        Assert.Equal(new DateOnly(2026, 2, 11), period.EndOf(period.Placements[0]));
        Assert.Single(period.Cease(new DateOnly(2026, 2, 12), "E4A", Codes, Now.Today));
        Assert.Equal(["The day must be the same as or before 11 February 2026, when the child ceased to be looked after"], Why(period.Record(null, CareCheckKind.DentalCheck, new DateOnly(2026, 2, 12), null, Now)));
    }

    [Fact]
    public void What_is_corrected_takes_the_first_rows_along_and_overtakes_nothing()
    {
        var period = Start();
        period.Record(null, CareCheckKind.Review, new DateOnly(2026, 2, 9), null, Now);
        Assert.Equal("Something is recorded on 9 February 2026: the day the child started to be looked after must be before that", Assert.Single(period.Correct(Care() with { StartedOn = new DateOnly(2026, 2, 9) }, null, null, [], Codes, Now.Today)).Message);
        Assert.False(period.Correct(Care() with { StartedOn = new DateOnly(2026, 2, 8) }, null, null, [], Codes, Now.Today).Any);
        Assert.Equal((new DateOnly(2026, 2, 8), new DateOnly(2026, 2, 8)), (period.Statuses[0].On, period.Placements[0].On));
        Assert.Equal("CeasedOn", Assert.Single(period.Correct(Care() with { StartedOn = new DateOnly(2026, 2, 8) }, null, "E4A", [], Codes, Now.Today)).Field);
        Assert.Equal("CeasedFor", Assert.Single(period.Correct(Care() with { StartedOn = new DateOnly(2026, 2, 8) }, Now.Today, null, [], Codes, Now.Today)).Field);
    }

    [Fact]
    public void Whoever_comes_back_is_offered_an_interview()
    {
        var period = Start();
        var day = new DateOnly(2026, 3, 3);
        Assert.Equal("WasOffered", Assert.Single(period.GoMissing(null, new MissingAsTold(MissingKind.Away, day, null, true, null), Now).Refusals).Field);
        Assert.Equal("WasAccepted", Assert.Single(period.GoMissing(null, new MissingAsTold(MissingKind.Away, day, day, false, true), Now).Refusals).Field);
        Assert.Equal("Until", Assert.Single(period.GoMissing(null, new MissingAsTold(MissingKind.Away, day, day.AddDays(-1), null, null), Now).Refusals).Field);
        Assert.True(period.GoMissing(null, new MissingAsTold(MissingKind.Away, day, day.AddDays(2), true, true), Now).Ok);
        Assert.Equal("From", Assert.Single(period.GoMissing(null, new MissingAsTold(MissingKind.Missing, day.AddDays(1), day.AddDays(1), null, null), Now).Refusals).Field);
        Assert.True(period.GoMissing(null, new MissingAsTold(MissingKind.Missing, day.AddDays(2), day.AddDays(3), null, null), Now).Ok);
    }

    [Fact]
    public void A_permanence_plan_says_which()
    {
        var period = Start();
        Assert.Equal(["Select the permanence plan"], Why(period.Record(null, CareCheckKind.PermanencePlan, Now.Today, null, Now)));
        var check = period.Record(null, CareCheckKind.PermanencePlan, Now.Today, PermanencePlan.Adoption, Now).Value;
        Assert.Null(period.Record(check, CareCheckKind.Review, Now.Today, PermanencePlan.Adoption, Now).Value.Plan);
    }

    [Fact]
    public void A_row_is_withdrawn_unless_the_period_began_with_it()
    {
        var period = Start();
        var second = period.SetStatus(null, new DateOnly(2026, 2, 2), "C2", Codes, Now).Value;
        Assert.Equal(string.Empty, Assert.Single(period.Withdraw(period.Placements[0], "Typed wrong", default, Now)).Field);
        Assert.Equal("Why", Assert.Single(period.Withdraw(second, " ", default, Now)).Field);
        Assert.False(period.Withdraw(second, "Typed wrong", default, Now).Any);
        Assert.Equal("C1", period.StatusOn(Now.Today)!.Code);
        Assert.Equal("Typed wrong", second.WhyWithdrawn);
    }

    [Fact]
    public void Twelve_months_end_on_the_day()
    {
        var early = Started(Care() with { StartedOn = new DateOnly(2024, 1, 8) }).Value;
        early.Place(null, new DateOnly(2025, 6, 15), Placed(), Codes, Now);
        early.Place(null, new DateOnly(2025, 9, 1), Placed() with { Type = "T1" }, Codes, Now);
        early.Place(null, new DateOnly(2025, 9, 4), Placed() with { Type = "K2" }, Codes, Now);
        Assert.Equal(3, early.PlacementsInYearTo(new DateOnly(2026, 6, 14)));
        Assert.Equal(2, early.PlacementsInYearTo(new DateOnly(2026, 6, 15)));

        early.GoMissing(null, new MissingAsTold(MissingKind.Missing, new DateOnly(2025, 6, 15), new DateOnly(2025, 6, 16), null, null), Now);
        Assert.Equal(1, early.MissingInYearTo(new DateOnly(2026, 6, 14), MissingKind.Missing));
        Assert.Equal(0, early.MissingInYearTo(new DateOnly(2026, 6, 15), MissingKind.Missing));
        Assert.Equal(0, early.MissingInYearTo(new DateOnly(2026, 6, 14), MissingKind.Away));

        early.Cease(new DateOnly(2025, 9, 4), "E4A", Codes, Now.Today);
        var again = Started(Care() with { StartedOn = new DateOnly(2025, 10, 1) }, early).Value;
        Assert.True(again.IsAgainInYearTo(new DateOnly(2026, 9, 3), [early, again]));
        Assert.False(again.IsAgainInYearTo(new DateOnly(2026, 9, 4), [early, again]));
        Assert.False(early.IsAgainInYearTo(new DateOnly(2026, 6, 14), [early, again]));
    }

    private static HashSet<string> Set(params string[] codes) => [.. codes];

    private static CareAsTold Care() => new(Begun, "N1", false, null);

    private static PlacementAsTold Placed() => new("U6", "PR1", true, "Northmoor", null);

    private static CarePeriod Start() => Started(Care()).Value;

    private static Outcome<CarePeriod> Started(CareAsTold told, params CarePeriod[] others) => CarePeriod.Start(default, default, told, "C1", Placed(), others, Codes, Now);

    private static IEnumerable<string> Why<T>(Outcome<T> outcome) => outcome.Refusals.Select(r => r.Message);
}
