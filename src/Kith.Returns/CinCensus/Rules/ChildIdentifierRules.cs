using static Kith.Returns.CinCensus.Rules.Write;

namespace Kith.Returns.CinCensus.Rules;

/// <summary>What must hold of ChildIdentifiers: the numbers of the child, the dates of birth and death, the sex.</summary>
internal static class ChildIdentifierRules
{
    private const int DaysOfPregnancy = 280;
    private const string CheckLetters = "ABCDEFGHJKLMNPQRTUVWXYZ";

    public static IReadOnlyList<RowRule<ChildRow>> OfEachChild { get; } =
    [
        Rule<ChildRow>(
            "1510", "UPN",
            "The first letter of the UPN does not fit its digits",
            "Take the UPN again from the school census or the get information about pupils service",
            (c, _) => c.Upn is { Length: 13 } upn && AreDigits(upn, 1, 12) && upn[0] != CheckLetter(upn)),
        Rule<ChildRow>(
            "1530", "UPN",
            "The UPN holds the number of no local authority in its second to fourth characters",
            "Take the UPN again from the school census",
            (c, _) => c.Upn is { Length: 13 } upn && !PupilNumberAuthorities.Knows(upn[1..4], new CensusYear(2023)), to: 2023),
        Rule<ChildRow>(
            "1530", "UPN",
            "The UPN holds the number of no local authority in its second to fourth characters",
            "Take the UPN again from the school census",
            (c, p) => c.Upn is { Length: 13 } upn && !PupilNumberAuthorities.Knows(upn[1..4], p.Year), from: 2024),
        Rule<ChildRow>(
            "1540", "UPN",
            "The fifth to twelfth characters of the UPN are not all digits",
            "Take the UPN again from the school census",
            (c, _) => c.Upn is { } upn && !AreDigits(upn, 4, 8)),
        Rule<ChildRow>(
            "1550", "UPN",
            "The last character of the UPN is neither a digit nor a letter that may stand there",
            "Take the UPN again; a temporary one ends in a letter other than I, O and S",
            (c, _) => c.Upn is { Length: 13 } upn && !EndsAsAPupilNumber(upn)),

        // A temporary number ends in a letter, so the thirteenth character may be either.
        Rule<ChildRow>(
            "1560Q", "FormerUPN",
            "The former UPN is not a letter, eleven digits and a digit or letter",
            "Check the former UPN and correct it, or leave it out",
            (c, _) => c.Sent.FormerUpn.Value is { } former
                && !(former.Length == 13 && char.IsAsciiLetterUpper(former[0]) && AreDigits(former, 1, 11) && (char.IsAsciiDigit(former[12]) || char.IsAsciiLetterUpper(former[12])))),
        Rule<ChildRow>(
            "1570", "LAchildID",
            "The LAchildID is longer than 20 characters",
            "Use the number by which your system knows the child, of at most 20 letters and digits",
            (c, _) => c.ChildId is { Length: > 20 }, from: 2025),
        Rule<ChildRow>(
            "1580", "LAchildID",
            "The LAchildID holds something other than letters and digits",
            "Leave out spaces, hyphens and slashes, so that the number is still the child’s own",
            (c, _) => c.ChildId is { } id && !id.All(char.IsAsciiLetterOrDigit), from: 2025),
        Clash<ChildRow>(
            "4008", "PersonDeathDate",
            "A child in need plan starts after the child’s death",
            "Correct the date of death or the start of the plan",
            (c, _) => c.CinPlans.Where(plan => c.Died < plan.Started).Select(plan => plan.At("CINPlanStartDate"))),
        Clash<ChildRow>(
            "4009Q", "PersonDeathDate",
            "A child in need plan ends after the child’s death",
            "Check the date of death and the end of the plan, which ends at the latest on the day of death",
            (c, _) => c.CinPlans.Where(plan => c.Died < plan.Ended).Select(plan => plan.At("CINPlanEndDate"))),
        Rule<ChildRow>(
            "4180", "GenderCurrent",
            "The gender is missing or not one of the codes 0, 1, 2 and 9",
            "Send the gender as recorded; 0 when it is not known or the child is unborn",
            (c, p) => !CensusCodes.GenderCurrent.IsValid(c.Sent.GenderCurrent.Value, p.Year), to: 2024),
        Rule<ChildRow>(
            "4180", "Sex",
            "The sex is missing or not one of the codes M, F and U",
            "Send the sex as recorded; U when it is not known or the child is unborn",
            (c, p) => !CensusCodes.Sex.IsValid(c.Sent.Sex.Value, p.Year), from: 2025),
        Rule<ChildRow>(
            "8500", "LAchildID",
            "The LAchildID is missing",
            "Give the child the number by which your system knows them",
            (c, _) => c.ChildId is null),

        // A date of birth that is no date is on no day up to the reference date either.
        Rule<ChildRow>(
            "8520", "PersonBirthDate",
            "The date of birth is after the reference date, or is not a date",
            "Correct the date of birth; for an unborn child send the expected date instead",
            (c, p) => c.Sent.PersonBirthDate.IsUnreadable || c.Born > p.ReferenceDate),
        Rule<ChildRow>(
            "8525Q", "PersonBirthDate ExpectedPersonBirthDate",
            "A date of birth and an expected date are both there, or both missing",
            "Send the date of birth of a born child and the expected date of an unborn one, never both",
            (c, _) => c.Sent.PersonBirthDate.IsBlank == c.Sent.ExpectedPersonBirthDate.IsBlank),
        Rule<ChildRow>(
            "8530Q", "ExpectedPersonBirthDate",
            "The expected date of birth is 30 days or more before the reference date, nine months or more after it, or not a date",
            "Correct the expected date; if the child has been born, send the date of birth instead",
            (c, p) => c.Sent.ExpectedPersonBirthDate.IsUnreadable || c.Expected <= p.ReferenceDate.AddDays(-30) || c.Expected >= p.ReferenceDate.AddMonths(9)),
        Rule<ChildRow>(
            "8535Q", "PersonDeathDate PersonBirthDate",
            "The child died before being born, or has a date of death and no date of birth",
            "Correct the date of death or of birth",
            (c, _) => !c.Sent.PersonDeathDate.IsBlank && (c.Sent.PersonBirthDate.IsBlank || c.Born > c.Died)),
        Rule<ChildRow>(
            "8545Q", "PersonDeathDate",
            "The date of death is not in the census year",
            "Correct the date of death, or leave out a child whose death an earlier census has told",
            (c, p) => !c.Sent.PersonDeathDate.IsBlank && !p.Holds(c.Died)),
        Rule<ChildRow>(
            "8590", "LAchildID",
            "The child has no episode of need",
            "Add the referral, or leave the child out of the census",
            (c, _) => c.Episodes.Count == 0),
        Rule<ChildRow>(
            "8750", "GenderCurrent ExpectedPersonBirthDate PersonBirthDate",
            "The gender of an unborn child is not 0",
            "Send 0 until the child is born",
            (c, _) => IsUnborn(c) && c.Sent.GenderCurrent.Value != "0", to: 2024),
        Rule<ChildRow>(
            "8750", "Sex ExpectedPersonBirthDate PersonBirthDate",
            "The sex of an unborn child is not U",
            "Send U until the child is born",
            (c, _) => IsUnborn(c) && c.Sent.Sex.Value != "U", from: 2025),
        Rule<ChildRow>(
            "8770Q", "UPN UPNunknown",
            "A child older than six has neither a UPN nor a reason why it is not known",
            "Add the UPN, or the reason; that the child is not of school age (UN1) does not hold",
            (c, p) => c.Born < p.ReferenceDate.AddYears(-6) && HasNoReasonForNoPupilNumber(c, p), to: 2024),
        Rule<ChildRow>(
            "8770Q", "UPN UPNunknown",
            "A child of school age has neither a UPN nor a reason why it is not known",
            "Add the UPN, or the reason; that the child is not of school age (UN1) does not hold",
            (c, p) => c.Born <= new DateOnly(p.ReferenceDate.Year - 6, 8, 31) && HasNoReasonForNoPupilNumber(c, p), from: 2025),
        Clash<ChildRow>(
            "8772", "UPNunknown",
            "UPNunknown says that the referral led to no further action (UN7), and a referral led to further action",
            "Add the UPN, or another reason; or correct the referral’s no further action",
            (c, _) => c.Sent.UpnUnknown.Value == "UN7" ? c.Episodes.Where(e => e.IsFurtherAction).Select(e => e.At("ReferralNFA")) : []),
        Clash<ChildRow>(
            "8775Q", "PersonBirthDate",
            "The person was over 25 while an episode was open",
            "Check the date of birth, and close the episode if services have ended",
            (c, p) => c.Born < p.ReferenceDate.AddYears(-25) ? c.Episodes.Where(e => e.IsOpen || e.Closed > c.Born.Value.AddYears(25)).Select(e => e.At("CINclosureDate")) : []),
    ];

    public static IReadOnlyList<Func<UniqueRule>> AcrossTheReturn { get; } =
    [
        () => new UniqueRule(
            Definition(
                "1520", CensusTable.ChildIdentifiers, "UPN",
                "Two or more children have the same UPN",
                "Find out whose the UPN is; if both rows are one child, send the child once"),
            c => c.Upn),
        () => new UniqueRule(
            Definition(
                "8510", CensusTable.ChildIdentifiers, "LAchildID",
                "Two or more children have the same LAchildID",
                "Give each child their own number; if both rows are one child, put their episodes under one"),
            c => c.ChildId),
    ];

    /// <summary>A referral may be as long before the birth as a pregnancy lasts.</summary>
    public static bool IsBeforeThePregnancy(DateOnly? referred, DateOnly? born) => referred?.DayNumber < born?.DayNumber - DaysOfPregnancy;

    private static bool IsUnborn(ChildRow c) => c.Sent.PersonBirthDate.IsBlank && !c.Sent.ExpectedPersonBirthDate.IsBlank;

    private static bool HasNoReasonForNoPupilNumber(ChildRow c, CensusPeriod p) =>
        c.Upn is null && c.HasFurtherAction && (c.Sent.UpnUnknown.Value is not { } why || why == "UN1" || !CensusCodes.UpnUnknown.IsValid(why, p.Year));

    private static bool AreDigits(string number, int from, int length) =>
        number.Length >= from + length && number.AsSpan(from, length).IndexOfAnyExceptInRange('0', '9') < 0;

    private static char CheckLetter(string upn)
    {
        var sum = 0;
        for (var place = 1; place <= 12; place++)
        {
            sum += (upn[place] - '0') * (place + 1);
        }

        return CheckLetters[sum % CheckLetters.Length];
    }

    private static bool EndsAsAPupilNumber(string upn) => char.IsAsciiDigit(upn[12]) || (char.IsAsciiLetterUpper(upn[12]) && upn[12] is not ('I' or 'O' or 'S'));
}
