using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Kith.Practice.Casework;
using Xunit;

namespace Kith.Practice.Tests.Casework;

public sealed class ClockTests
{
    private static readonly DateOnly Beginning = BankHolidays.KnownFrom;
    private static readonly int ThirtyYears = BankHolidays.KnownUntil.DayNumber - Beginning.DayNumber;

    [Theory]
    [InlineData("18 Dec 2025", "19 Dec 2025", "6 Jan 2026", "13 Jan 2026", "20 Jan 2026", "24 Feb 2026")]
    [InlineData("20 Dec 2025", "22 Dec 2025", "7 Jan 2026", "14 Jan 2026", "21 Jan 2026", "25 Feb 2026")]
    [InlineData("27 Mar 2026", "30 Mar 2026", "14 Apr 2026", "21 Apr 2026", "28 Apr 2026", "4 Jun 2026")]
    [InlineData("14 Aug 2026", "17 Aug 2026", "28 Aug 2026", "7 Sep 2026", "14 Sep 2026", "19 Oct 2026")]
    public void Working_days_pass_over_weekends_and_bank_holidays(string trigger, string one, string ten, string fifteen, string twenty, string fortyFive)
    {
        Assert.Equal(
            [Day(one), Day(ten), Day(fifteen), Day(twenty), Day(fortyFive)],
            new[] { 1, 10, 15, 20, 45 }.Select(days => After(Day(trigger), days, ClockUnit.WorkingDays).On));
    }

    [Fact]
    public void From_a_conference_run_the_first_core_group_and_the_first_review()
    {
        var conference = Day("28 Nov 2025");
        var review = After(conference, 3, ClockUnit.Months);

        Assert.Equal(Day("12 Dec 2025"), After(conference, 10, ClockUnit.WorkingDays).On);
        Assert.Equal(Day("28 Feb 2026"), review.On);
        Assert.Equal(Day("27 Feb 2026"), review.LastWorkingDay);
    }

    [Fact]
    public void From_the_day_a_child_is_looked_after_run_the_reviews()
    {
        var first = After(Day("24 Dec 2025"), 20, ClockUnit.WorkingDays).On;

        Assert.Equal(Day("26 Jan 2026"), first);
        Assert.Equal(Day("26 Apr 2026"), After(first, 3, ClockUnit.Months).On);
        Assert.Equal(Day("24 Apr 2026"), After(first, 3, ClockUnit.Months).LastWorkingDay);
    }

    [Fact]
    public void Twenty_six_weeks_of_proceedings_begin_with_the_day_of_issue()
    {
        var proceedings = Rule(26, ClockUnit.Weeks, Counting.IncludeTriggerDay);

        Assert.Equal(Day("2 Aug 2026"), proceedings.DueFrom(Day("2 Feb 2026")).On);
        Assert.Equal("26 weeks, beginning with the day of the trigger", proceedings.InWords);
    }

    [Fact]
    public void An_emergency_protection_order_ends_after_eight_days() => Assert.Equal(Day("10 Jan 2026"), After(Day("2 Jan 2026"), 8, ClockUnit.Days).On);

    [Theory]
    [InlineData("31 Jan 2026", 1, Counting.ExcludeTriggerDay, "28 Feb 2026")]
    [InlineData("31 Jan 2028", 1, Counting.ExcludeTriggerDay, "29 Feb 2028")]
    [InlineData("31 Aug 2026", 6, Counting.ExcludeTriggerDay, "28 Feb 2027")]
    [InlineData("31 Jan 2026", 1, Counting.IncludeTriggerDay, "28 Feb 2026")]
    [InlineData("28 Feb 2026", 1, Counting.IncludeTriggerDay, "27 Mar 2026")]
    [InlineData("1 Mar 2026", 1, Counting.IncludeTriggerDay, "31 Mar 2026")]
    public void Months_end_on_the_same_day_or_the_last_of_the_month(string trigger, int months, Counting counting, string due) =>
        Assert.Equal(Day(due), Rule(months, ClockUnit.Months, counting).DueFrom(Day(trigger)).On);

    [Fact]
    public void With_the_trigger_as_the_first_day_a_working_day_counts_and_a_weekend_does_not()
    {
        var twoDays = Rule(2, ClockUnit.WorkingDays, Counting.IncludeTriggerDay);

        Assert.Equal(Day("27 Nov 2026"), twoDays.DueFrom(Day("26 Nov 2026")).On);
        Assert.Equal(Day("1 Dec 2026"), twoDays.DueFrom(Day("28 Nov 2026")).On);
    }

    [Fact]
    public void Every_due_day_is_what_a_clerk_with_a_calendar_counts() =>
        Prop.ForAll(Triggers(), Gen.Choose(1, 70).ToArbitrary(), Gen.Elements(Enum.GetValues<Counting>()).ToArbitrary(), (trigger, count, counting) =>
            Rule(count, ClockUnit.WorkingDays, counting).DueFrom(trigger).On == Clerk(trigger, count, counting)).Check(Seriously);

    [Fact]
    public void No_due_day_is_missed_by_working_to_the_last_working_day_before_it() =>
        Prop.ForAll(Triggers(room: 370), Gen.Choose(1, 12).ToArbitrary(), Gen.Elements(Enum.GetValues<ClockUnit>()).ToArbitrary(), (trigger, count, unit) =>
        {
            var due = After(trigger, count, unit);
            var between = Enumerable.Range(1, Math.Max(0, due.On.DayNumber - due.LastWorkingDay.DayNumber)).Select(due.LastWorkingDay.AddDays);
            return due.LastWorkingDay <= due.On && IsWorking(due.LastWorkingDay) && between.All(d => !IsWorking(d));
        }).Check(Seriously);

    [Fact]
    public void Working_days_since_a_trigger_count_what_the_clock_counts() =>
        Prop.ForAll(Triggers(), Gen.Choose(0, 70).ToArbitrary(), (trigger, count) => WorkingDays.Since(trigger, WorkingDays.After(trigger, count)) == count).Check(Seriously);

    [Fact]
    public void The_list_of_bank_holidays_is_what_the_law_and_the_proclamations_make() =>
        Assert.All(
            Enumerable.Range(0, ThirtyYears + 1).Select(Beginning.AddDays),
            day => Assert.True(BankHolidays.Contain(day) == IsHoliday(day), $"{day:d MMMM yyyy}"));

    [Fact]
    public void Beyond_the_known_bank_holidays_a_due_day_is_marked_and_never_too_late()
    {
        var december = After(Day("20 Dec 2027"), 10, ClockUnit.WorkingDays);

        Assert.True(december.IsProvisional);
        Assert.Equal(Day("5 Jan 2028"), december.On);
        Assert.True(After(Day("22 Dec 1997"), 10, ClockUnit.WorkingDays).IsProvisional);
        Assert.False(After(Day("15 Dec 2027"), 5, ClockUnit.WorkingDays).IsProvisional);
    }

    [Fact]
    public void In_time_is_until_the_end_of_the_due_day()
    {
        var due = After(Day("27 Nov 2026"), 1, ClockUnit.WorkingDays);

        Assert.False(due.IsLateOn(Day("30 Nov 2026")));
        Assert.True(due.IsLateOn(Day("1 Dec 2026")));
    }

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "d MMM yyyy", CultureInfo.InvariantCulture);

    private static Due After(DateOnly trigger, int count, ClockUnit unit) => Rule(count, unit).DueFrom(trigger);

    private static ClockRule Rule(int count, ClockUnit unit, Counting counting = Counting.ExcludeTriggerDay) =>
        new(default, 1, "Anything", "the trigger", new ClockLength(count, unit), ClockClass.Local, "A test", Beginning, Counting: counting);

    private static Arbitrary<DateOnly> Triggers(int room = 120) => Gen.Choose(0, ThirtyYears - room).Select(Beginning.AddDays).ToArbitrary();

    private static Config Seriously => Config.QuickThrowOnFailure.WithMaxTest(2_000);

    // Day by day, from the law: nothing here is read from the list that is tested.
    private static DateOnly Clerk(DateOnly trigger, int count, Counting counting)
    {
        var day = trigger;
        var counted = counting == Counting.IncludeTriggerDay && IsWorking(day) ? 1 : 0;
        while (counted < count)
        {
            day = day.AddDays(1);
            if (IsWorking(day))
            {
                counted++;
            }
        }

        return day;
    }

    private static bool IsWorking(DateOnly day) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !IsHoliday(day);

    private static bool IsHoliday(DateOnly day)
    {
        var easter = EasterOf(day.Year);
        return OnlyOnce.Contains(day)
            || IsSubstituted(day, 1, 1)
            || day == easter.AddDays(-2)
            || day == easter.AddDays(1)
            || (day is { Month: 5, Day: <= 7, DayOfWeek: DayOfWeek.Monday } && day.Year != 2020)
            || (day is { Month: 5, Day: >= 25, DayOfWeek: DayOfWeek.Monday } && day.Year is not (2002 or 2012 or 2022))
            || day is { Month: 8, Day: >= 25, DayOfWeek: DayOfWeek.Monday }
            || IsChristmas(day);
    }

    private static bool IsSubstituted(DateOnly day, int month, int first) =>
        day.Month == month && ((day.Day == first && IsWeekday(day)) || (day.DayOfWeek == DayOfWeek.Monday && day.Day - first is 1 or 2 && day.Day > first));

    // Two days from 25 December on; one that falls on a weekend moves to the first weekday that is free.
    private static bool IsChristmas(DateOnly day)
    {
        var taken = new List<DateOnly>();
        foreach (var wanted in new[] { new DateOnly(day.Year, 12, 25), new DateOnly(day.Year, 12, 26) }.OrderBy(d => !IsWeekday(d)))
        {
            var at = wanted;
            while (!IsWeekday(at) || taken.Contains(at))
            {
                at = at.AddDays(1);
            }

            taken.Add(at);
        }

        return taken.Contains(day);
    }

    private static bool IsWeekday(DateOnly day) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);

    // Proclaimed or moved for the millennium, three jubilees, a wedding, VE Day, a state funeral and a coronation.
    private static readonly DateOnly[] OnlyOnce =
    [
        new(1999, 12, 31), new(2002, 6, 3), new(2002, 6, 4), new(2011, 4, 29), new(2012, 6, 4), new(2012, 6, 5),
        new(2020, 5, 8), new(2022, 6, 2), new(2022, 6, 3), new(2022, 9, 19), new(2023, 5, 8),
    ];

    // Oudin's reckoning of the Gregorian Easter.
    private static DateOnly EasterOf(int year)
    {
        var golden = year % 19;
        var century = year / 100;
        var moon = (century - (century / 4) - (((8 * century) + 13) / 25) + (19 * golden) + 15) % 30;
        moon -= (moon / 28) * (1 - ((moon / 28) * (29 / (moon + 1)) * ((21 - golden) / 11)));
        var weekday = (year + (year / 4) + moon + 2 - century + (century / 4)) % 7;
        var offset = moon - weekday;
        var month = 3 + ((offset + 40) / 44);
        return new DateOnly(year, month, offset + 28 - (31 * (month / 4)));
    }
}
