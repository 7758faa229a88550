using static Kith.Returns.CinCensus.CensusCodes;

namespace Kith.Returns.CinCensus;

/// <summary>Whom a factor of an assessment is about. Source: children in need census specification, letters A, B and C.</summary>
public enum FactorIsAbout
{
    Child,
    ParentOrCarer,
    AnotherPersonInTheHousehold,
}

/// <summary>
/// Factors identified at the end of an assessment (N00181). A code is a topic (1 to 24) and a letter. In topics 1 to 6 the letter says whom
/// the concern is about: A the child, B a parent or carer, C another person in the household. In every other topic the concern is
/// about the child, whatever the letter. Source: children in need census specification, factors identified at the end of assessment.
/// </summary>
public static class AssessmentFactors
{
    /// <summary>
    /// The codes. 24A came in 2021-22. 18A and 19A were retired for 2024-25 (queries 8945Q and 8950Q); 18B, 18C, 19B and 19C stood beside
    /// them before that, as the published schemas show from 2020-21 on.
    /// </summary>
    public static CensusCodeSet Codes { get; } = new("AssessmentFactors", "N00181",
    [
        Code("1A", "Alcohol misuse by the child"),
        Code("1B", "Alcohol misuse by a parent or carer"),
        Code("1C", "Alcohol misuse by another person in the household"),
        Code("2A", "Drug misuse by the child"),
        Code("2B", "Drug misuse by a parent or carer"),
        Code("2C", "Drug misuse by another person in the household"),
        Code("3A", "Domestic abuse of the child"),
        Code("3B", "Domestic abuse of a parent or carer"),
        Code("3C", "Domestic abuse of another person in the household"),
        Code("4A", "Mental health of the child"),
        Code("4B", "Mental health of a parent or carer"),
        Code("4C", "Mental health of another person in the household"),
        Code("5A", "Learning disability of the child"),
        Code("5B", "Learning disability of a parent or carer"),
        Code("5C", "Learning disability of another person in the household"),
        Code("6A", "Physical disability or illness of the child"),
        Code("6B", "Physical disability or illness of a parent or carer"),
        Code("6C", "Physical disability or illness of another person in the household"),
        Code("7A", "Young carer"),
        Code("8B", "Privately fostered: from overseas, intends to return"),
        Code("8C", "Privately fostered: from overseas, intends to stay"),
        Code("8D", "Privately fostered: from the UK, in an educational placement"),
        Code("8E", "Privately fostered: from the UK, in alternative family arrangements"),
        Code("8F", "Privately fostered: other"),
        Code("9A", "Unaccompanied asylum-seeking child"),
        Code("10A", "Missing"),
        Code("11A", "Child sexual exploitation"),
        Code("12A", "Trafficking"),
        Code("13A", "Gangs"),
        Code("14A", "Socially unacceptable behaviour"),
        Code("15A", "Self-harm"),
        Code("16A", "Neglect"),
        Code("17A", "Emotional abuse"),
        Code("18A", "Physical abuse", to: 2024),
        Code("18B", "Physical abuse by another child"),
        Code("18C", "Physical abuse by an adult"),
        Code("19A", "Sexual abuse", to: 2024),
        Code("19B", "Sexual abuse by another child"),
        Code("19C", "Sexual abuse by an adult"),
        Code("20", "Other"),
        Code("21", "No factors identified"),
        Code("22A", "Female genital mutilation"),
        Code("23A", "Abuse linked to faith or belief"),
        Code("24A", "Child criminal exploitation"),
    ]);

    /// <summary>Whom the factor is about; null for 20, for 21 and for what is not a factor.</summary>
    public static FactorIsAbout? About(string? code) => code switch
    {
        null or "20" or "21" => null,
        _ when Codes.Codes.All(row => row.Code != code) => null,
        [>= '1' and <= '6', 'B'] => FactorIsAbout.ParentOrCarer,
        [>= '1' and <= '6', 'C'] => FactorIsAbout.AnotherPersonInTheHousehold,
        _ => FactorIsAbout.Child,
    };
}
