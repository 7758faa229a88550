namespace Kith.Returns.CinCensus;

/// <summary>
/// The code sets of the children in need census, 2021-22 to 2026-27. Source: children in need census specification, code sets,
/// with the numbers of the common basic data set. A code older than 2021-22 is given from that year, the oldest that Kith reads.
/// The factors of an assessment stand in <see cref="AssessmentFactors"/>.
/// </summary>
public static class CensusCodes
{
    /// <summary>Ethnicity (N00177).</summary>
    public static CensusCodeSet Ethnicity { get; } = new("Ethnicity", "N00177",
    [
        Code("WBRI", "White British"),
        Code("WIRI", "White Irish"),
        Code("WIRT", "Traveller of Irish heritage"),
        Code("WOTH", "Any other White background"),
        Code("WROM", "Gypsy or Roma"),
        Code("MWBC", "White and Black Caribbean"),
        Code("MWBA", "White and Black African"),
        Code("MWAS", "White and Asian"),
        Code("MOTH", "Any other mixed background"),
        Code("AIND", "Indian"),
        Code("APKN", "Pakistani"),
        Code("ABAN", "Bangladeshi"),
        Code("AOTH", "Any other Asian background"),
        Code("BCRB", "Black Caribbean"),
        Code("BAFR", "Black African"),
        Code("BOTH", "Any other Black background"),
        Code("CHNE", "Chinese"),
        Code("OOTH", "Any other ethnic group"),
        Code("REFU", "Refused to say"),
        Code("NOBT", "Not yet obtained"),
    ]);

    /// <summary>Disability (N00099).</summary>
    public static CensusCodeSet Disability { get; } = new("Disability", "N00099",
    [
        Code("NONE", "No disability"),
        Code("MOB", "Mobility"),
        Code("HAND", "Hand function"),
        Code("PC", "Personal care"),
        Code("INC", "Incontinence"),
        Code("COMM", "Communication"),
        Code("LD", "Learning"),
        Code("HEAR", "Hearing"),
        Code("VIS", "Vision"),
        Code("BEH", "Behaviour"),
        Code("CON", "Consciousness"),
        Code("AUT", "Autism"),
        Code("DDA", "Other disability"),
    ]);

    /// <summary>Source of the referral (N00152). Early help (5D) from 2022-23.</summary>
    public static CensusCodeSet ReferralSource { get; } = new("ReferralSource", "N00152",
    [
        Code("1A", "Family member, relative or carer"),
        Code("1B", "Acquaintance, including neighbours and child minders"),
        Code("1C", "The child or young person"),
        Code("1D", "Other individual, including strangers"),
        Code("2A", "School"),
        Code("2B", "Education services"),
        Code("3A", "GP"),
        Code("3B", "Health visitor"),
        Code("3C", "School nurse"),
        Code("3D", "Other primary health services"),
        Code("3E", "Accident and emergency department"),
        Code("3F", "Other health services"),
        Code("4", "Housing: local authority or housing association"),
        Code("5A", "Social care in the local authority, for example adult social care"),
        Code("5B", "Other department of the local authority, for example youth justice"),
        Code("5C", "Social care in another local authority"),
        Code("5D", "Early help", from: 2023),
        Code("6", "Police"),
        Code("7", "Other legal agency, including courts, probation, immigration, Cafcass and prisons"),
        Code("8", "Other, including children's centres, independent agencies and voluntary organisations"),
        Code("9", "Anonymous"),
        Code("10", "Unknown"),
    ]);

    /// <summary>Primary need (N00101). N1 took in exploitation from 2025-26.</summary>
    public static CensusCodeSet PrimaryNeed { get; } = new("PrimaryNeedCode", "N00101",
    [
        Code("N1", "Abuse or neglect", to: 2025),
        Code("N1", "Abuse, neglect and exploitation", from: 2026),
        Code("N2", "Child's disability or illness"),
        Code("N3", "Parental disability or illness"),
        Code("N4", "Family in acute stress"),
        Code("N5", "Family dysfunction"),
        Code("N6", "Socially unacceptable behaviour"),
        Code("N7", "Low income"),
        Code("N8", "Absent parenting"),
        Code("N9", "Cases other than children in need"),
        Code("N0", "Not stated"),
    ]);

    /// <summary>Reason for closure (N00103). Closed to early help (RC9) from 2022-23.</summary>
    public static CensusCodeSet ReasonForClosure { get; } = new("ReasonForClosure", "N00103",
    [
        Code("RC1", "Adopted"),
        Code("RC2", "Died"),
        Code("RC3", "Child arrangements order"),
        Code("RC4", "Special guardianship order"),
        Code("RC5", "Transferred to another local authority"),
        Code("RC6", "Transferred to adult social care"),
        Code("RC7", "Services ceased for another reason, including no longer in need"),
        Code("RC8", "Closed after assessment, no further action"),
        Code("RC9", "Closed after assessment, referred to early help", from: 2023),
    ]);

    /// <summary>Category of abuse, first (N00113) and latest (N00114). The specification does not recommend MUL.</summary>
    public static CensusCodeSet CategoryOfAbuse { get; } = new("InitialCategoryOfAbuse", "N00113",
    [
        Code("NEG", "Neglect"),
        Code("PHY", "Physical abuse"),
        Code("SAB", "Sexual abuse"),
        Code("EMO", "Emotional abuse"),
        Code("MUL", "Multiple categories (not recommended)"),
    ]);

    /// <summary>Why there is no unique pupil number (N00135).</summary>
    public static CensusCodeSet UpnUnknown { get; } = new("UPNunknown", "N00135",
    [
        Code("UN1", "The child is not of school age and has no pupil number yet"),
        Code("UN2", "The child has never attended a maintained school in England"),
        Code("UN3", "The child is educated outside England"),
        Code("UN4", "The child is newly in need and the pupil number was not known in time"),
        Code("UN5", "Sources disagree on the child's name or date of birth, so the number cannot be matched"),
        Code("UN6", "The child is not looked after and the authority cannot obtain the number"),
        Code("UN7", "The referral led to no further action"),
    ]);

    /// <summary>Sex (N00783), from 2024-25.</summary>
    public static CensusCodeSet Sex { get; } = new("Sex", "N00783",
    [
        Code("M", "Male", from: 2025),
        Code("F", "Female", from: 2025),
        Code("U", "Unknown", from: 2025),
    ]);

    /// <summary>Gender (N00065), to 2023-24.</summary>
    public static CensusCodeSet GenderCurrent { get; } = new("GenderCurrent", "N00065",
    [
        Code("0", "Not known, or unborn", to: 2024),
        Code("1", "Male", to: 2024),
        Code("2", "Female", to: 2024),
        Code("9", "Neither", to: 2024),
    ]);

    /// <summary>
    /// Outcome of pre-proceedings (N00833, code set CS131), from 2026-27. The three codes are those the sector's published
    /// validator accepts; their wording could not be read, so none is given.
    /// </summary>
    public static CensusCodeSet PreProceedingsOutcome { get; } = new("PPOutcome", "N00833",
    [
        Code("A", "Outcome A", from: 2027),
        Code("B", "Outcome B", from: 2027),
        Code("C", "Outcome C", from: 2027),
    ]);

    /// <summary>
    /// One sex code for files of every year: <paramref name="sex"/> when it was sent, else <paramref name="genderCurrent"/> with 1 as M,
    /// 2 as F, 0 and 9 as U. Null when what was sent is not a code of its set.
    /// </summary>
    public static string? SexFrom(CensusText sex, CensusText genderCurrent) => sex.IsBlank
        ? genderCurrent.Value switch
        {
            "1" => "M",
            "2" => "F",
            "0" or "9" => "U",
            _ => null,
        }
        : sex.Value is "M" or "F" or "U" ? sex.Value : null;

    internal static CensusCode Code(string code, string meaning, int? from = null, int? to = null) =>
        new(code, meaning, from is { } first ? new CensusYear(first) : CensusYear.Oldest, to is { } last ? new CensusYear(last) : null);
}
