namespace Kith.Returns.CinCensus;

/// <summary>
/// The period that rules measure against: 1 April to the reference date. The file’s own reference date is taken when it lies in the census year,
/// otherwise 31 March, so that one wrong date in the header does not make every other date of the file wrong (rule 100 says that it is).
/// </summary>
public sealed class CensusPeriod
{
    public CensusPeriod(CensusYear year, CensusHeader? header)
    {
        Year = year;
        FirstDay = year.FirstDay;
        ReferenceDate = header?.ReferenceDate.Value is { } sent && sent >= FirstDay && sent <= year.LastDay ? sent : year.LastDay;
        OneWorkingDayBefore = EnglishWorkingDays.Before(FirstDay, 1);
        FifteenWorkingDaysToTheEnd = EnglishWorkingDays.Before(ReferenceDate, 15);
        FortyFiveWorkingDaysToTheEnd = EnglishWorkingDays.Before(ReferenceDate, 45);
    }

    public CensusYear Year { get; }

    public DateOnly FirstDay { get; }

    public DateOnly ReferenceDate { get; }

    /// <summary>The working day before the first day.</summary>
    public DateOnly OneWorkingDayBefore { get; }

    /// <summary>The day that is 15 working days before the reference date.</summary>
    public DateOnly FifteenWorkingDaysToTheEnd { get; }

    /// <summary>The day that is 45 working days before the reference date.</summary>
    public DateOnly FortyFiveWorkingDaysToTheEnd { get; }

    /// <summary>Whether the day lies in the period; false for null.</summary>
    public bool Holds(DateOnly? day) => day >= FirstDay && day <= ReferenceDate;
}
