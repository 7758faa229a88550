using static Kith.Returns.CinCensus.Rules.Write;

namespace Kith.Returns.CinCensus.Rules;

/// <summary>What must hold of Section47: the enquiry and the initial child protection conference that it led to.</summary>
internal static class Section47Rules
{
    public static IReadOnlyList<RowRule<EnquiryRow>> All { get; } =
    [
        Rule<EnquiryRow>(
            "1104", "DateOfInitialCPC",
            "The initial child protection conference is before the referral",
            "Correct the date of the conference or of the referral",
            (s, _) => s.Conference < s.Episode.Referred, beside: s => [s.Episode.At("CINreferralDate")]),

        // The same child, whichever of its episodes: one conference is one conference.
        Clash<EnquiryRow>(
            "2884", "DateOfInitialCPC",
            "The same initial child protection conference is recorded on the enquiry and on the episode",
            "Keep it on the enquiry, and on the episode only when there was no enquiry",
            (s, _) => s.Episode.Child.Episodes.Where(e => e.Conference is not null && e.Conference == s.Conference).Select(e => e.At("DateOfInitialCPC"))),
        Rule<EnquiryRow>(
            "2889", "S47ActualStartDate",
            "The section 47 enquiry starts before the referral of its episode",
            "Correct the start of the enquiry or the referral date",
            (s, _) => s.Started < s.Episode.Referred, beside: s => [s.Episode.At("CINreferralDate")]),
        Rule<EnquiryRow>(
            "8615", "S47ActualStartDate DateOfInitialCPC",
            "The conference has a date, and the start of the enquiry is missing or after it",
            "Add or correct the start of the enquiry",
            (s, _) => !s.HasNoConference && (s.Started is null || s.Started > s.Conference)),
        Rule<EnquiryRow>(
            "8675Q", "S47ActualStartDate DateOfInitialCPC ICPCnotRequired",
            "The enquiry started more than 15 working days before the end of the census year, and no conference was held",
            "Add the date of the conference or that it was not required, or explain why it is late",
            (s, p) => s is { HasNoConference: true, IsConferenceRequired: true } && s.Started < p.FifteenWorkingDaysToTheEnd),
        Rule<EnquiryRow>(
            "8715", "DateOfInitialCPC",
            "The initial child protection conference was not held in the census year",
            "Correct the date; leave out what an earlier census has told",
            (s, p) => !s.HasNoConference && !p.Holds(s.Conference)),

        // A start that is missing or no date does not lie in the year either.
        Rule<EnquiryRow>(
            "8740", "S47ActualStartDate DateOfInitialCPC ICPCnotRequired",
            "An enquiry whose conference is still to come did not start in the census year",
            "Add the date of the conference or that it was not required, or correct the start",
            (s, p) => s is { HasNoConference: true, IsConferenceRequired: true } && !p.Holds(s.Started)),
        Rule<EnquiryRow>(
            "8839", "DateOfInitialCPC ICPCnotRequired",
            "More than one section 47 enquiry of the episode is still open",
            "Add the dates of the conferences, or that they were not required",
            (s, _) => s.IsOpen && s.Episode.OpenEnquiries > 1),
        Rule<EnquiryRow>(
            "8870Q", "InitialCPCtarget",
            "The conference was due on a Saturday or Sunday",
            "Check the date: it is 15 working days after the strategy discussion",
            (s, _) => IsAtTheWeekend(s.Target)),
        Rule<EnquiryRow>(
            "8875", "DateOfInitialCPC",
            "The conference was held on a Saturday or Sunday",
            "Correct the date of the conference",
            (s, _) => IsAtTheWeekend(s.Conference)),
    ];

    private static bool IsAtTheWeekend(DateOnly? day) => day?.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
}
