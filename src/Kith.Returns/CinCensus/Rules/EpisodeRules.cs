using static Kith.Returns.CinCensus.Rules.Write;

namespace Kith.Returns.CinCensus.Rules;

/// <summary>What must hold of CINdetails: the referral, its closure, what belongs to it, and the other episodes of the child.</summary>
internal static class EpisodeRules
{
    private static readonly DateOnly SourceAskedSince = new(2013, 4, 1);

    public static IReadOnlyList<RowRule<EpisodeRow>> All { get; } =
    [
        // The published wording names the conference of a section 47 enquiry; one recorded on the episode must not come before its referral either.
        Rule<EpisodeRow>(
            "1104", "DateOfInitialCPC CINreferralDate",
            "The initial child protection conference is before the referral",
            "Correct the date of the conference or of the referral",
            (e, _) => e.Conference < e.Referred),
        Clash<EpisodeRow>(
            "2990", "ReasonForClosure",
            "The episode was closed after assessment and has a section 47 enquiry, a plan or a conference",
            "Correct the reason for closure, or what is recorded after the assessment",
            (e, _) => e.IsClosedAfterAssessment
                ? [
                    .. e.Enquiries.Select(s => s.At()), .. e.ProtectionPlans.Select(p => p.At()), .. e.CinPlans.Select(p => p.At()),
                    .. e.Sent.DateOfInitialCpc.IsBlank ? [] : new[] { e.At("DateOfInitialCPC") },
                ]
                : []),
        Clash<EpisodeRow>(
            "2991Q", "Assessments",
            "The episode has a section 47 enquiry and no assessment",
            "Add the assessment that the enquiry was part of, or explain why there is none",
            (e, _) => e.Assessments.Count == 0 ? e.Enquiries.Select(s => s.At("S47ActualStartDate")) : []),
        Rule<EpisodeRow>(
            "8555Q", "CINreferralDate",
            "The referral is after the child’s death",
            "Check the date of death and the date of the referral",
            (e, _) => e.Child.Died < e.Referred, beside: e => [e.Child.At("PersonDeathDate")]),

        // The department lists it among the rules of child protection plans; what must be mended is as often an assessment of an episode without any plan.
        Clash<EpisodeRow>(
            "8565", "CINclosureDate",
            "Something is recorded after the episode was closed",
            "Correct the closure date, or the date of what comes after it",
            (e, _) => e.Closed is null ? [] : AfterClosure(e, e.Closed.Value)),
        Rule<EpisodeRow>(
            "8568", "ReferralNFA",
            "Whether the referral led to no further action is missing, or is none of 0, 1, false and true",
            "Send 1 when nothing followed from the referral and 0 otherwise",
            (e, _) => e.Sent.ReferralNfa.Value is null),
        Rule<EpisodeRow>(
            "8569Q", "CINreferralDate ReferralNFA",
            "A referral from before the census year is said to have led to no further action",
            "Leave the episode out if it came to nothing before the year; otherwise correct the referral date or the no further action",
            (e, p) => e.Referred < p.OneWorkingDayBefore && !e.IsFurtherAction),
        Rule<EpisodeRow>(
            "8585Q", "ReasonForClosure",
            "The episode was closed because the child died, and there is no date of death",
            "Add the date of death, or correct the reason for closure",
            (e, _) => e.Reason == "RC2" && e.Child.Sent.PersonDeathDate.IsBlank, beside: e => [e.Child.At("PersonDeathDate")]),
        Rule<EpisodeRow>(
            "8600", "CINreferralDate",
            "The referral date is missing, after the reference date or not a date",
            "Correct the referral date; leave out a referral of the next census year",
            (e, p) => e.Referred is null || e.Referred > p.ReferenceDate),
        Rule<EpisodeRow>(
            "8606", "CINreferralDate",
            "The referral is more than 280 days before the child’s birth or expected birth",
            "Correct the referral date, or the date of birth",
            (e, _) => IsBeforeThePregnancy(e.Referred, e.Child.Born) || IsBeforeThePregnancy(e.Referred, e.Child.Expected),
            beside: e => [e.Child.At("PersonBirthDate", "ExpectedPersonBirthDate")]),
        Rule<EpisodeRow>(
            "8610", "PrimaryNeedCode",
            "A referral with further action has no primary need",
            "Add the primary need; N0 when it could not yet be assessed",
            (e, _) => e.IsFurtherAction && e.Sent.PrimaryNeedCode.IsBlank),
        Rule<EpisodeRow>(
            "8620", "CINclosureDate",
            "The closure date is not in the census year",
            "Correct it; leave out an episode that an earlier census has told, and a closure of the next year",
            (e, p) => !e.IsOpen && !p.Holds(e.Closed)),
        Rule<EpisodeRow>(
            "8630", "CINclosureDate CINreferralDate",
            "The episode was closed before the referral",
            "Correct the closure date or the referral date",
            (e, _) => e.Closed < e.Referred),
        Rule<EpisodeRow>(
            "8640", "ReasonForClosure",
            "The reason for closure is not a code of its set",
            "Choose one of RC1 to RC9 (RC9 from 2022-23)",
            (e, p) => e.Reason is { } reason && !CensusCodes.ReasonForClosure.IsValid(reason, p.Year)),
        Rule<EpisodeRow>(
            "8650", "PrimaryNeedCode",
            "The primary need is not a code of its set",
            "Choose one of N1 to N9, or N0",
            (e, p) => e.Sent.PrimaryNeedCode.Value is { } need && !CensusCodes.PrimaryNeed.IsValid(need, p.Year)),
        Rule<EpisodeRow>(
            "8805", "CINclosureDate ReasonForClosure",
            "The episode has a closure date and no reason for closure",
            "Add the reason for closure",
            (e, _) => !e.IsOpen && e.Reason is null),
        Rule<EpisodeRow>(
            "8810", "ReasonForClosure CINclosureDate",
            "The episode has a reason for closure and no closure date",
            "Add the closure date, or leave out the reason",
            (e, _) => e.IsOpen && e.Reason is not null),
        Rule<EpisodeRow>(
            "8815", "CINreferralDate CINclosureDate",
            "The child has more than one open episode",
            "Close all but one of them, or put them together",
            (e, _) => e.IsOpenWithFurtherAction && e.Child.OpenEpisodes > 1),
        Clash<EpisodeRow>(
            "8816", "CINreferralDate ReferralNFA",
            "The episode is open, and there is a later referral",
            "Close the earlier episode, or put the later referral into it",
            (e, _) => e.IsOpenWithFurtherAction && e.Child.LatestReferral is { } latest && e.Referred < latest
                ? e.Child.Episodes.Where(other => other.Referred == latest).Select(other => other.At("CINreferralDate"))
                : []),
        Clash<EpisodeRow>(
            "8820", "CINreferralDate",
            "The referral falls into another episode of the child",
            "Correct the dates, or put the two episodes together",
            (e, p) => e.Child.Episodes
                .Where(other => other != e && e.Referred >= other.Referred && (e.Referred < other.Closed || (other.IsOpenWithFurtherAction && e.Referred < p.ReferenceDate)))
                .Select(other => other.At("CINreferralDate", "CINclosureDate"))),
        Rule<EpisodeRow>(
            "8825Q", "ReasonForClosure",
            "The episode was closed after assessment and has no assessment",
            "Add the assessment, or correct the reason for closure",
            (e, _) => e.IsClosedAfterAssessment && e.Assessments.Count == 0),
        Clash<EpisodeRow>(
            "8831", "ReferralNFA",
            "The referral led to no further action, and an assessment, an enquiry or a conference is recorded",
            "Correct the no further action, or leave out what did not happen",
            (e, _) => e.IsNoFurtherAction ? WhatFollowed(e) : []),
        Rule<EpisodeRow>(
            "8866", "ReferralSource",
            "The source of the referral is missing or not a code of its set",
            "Add the source; 10 when it is not known",
            (e, p) => e.Referred >= SourceAskedSince && !CensusCodes.ReferralSource.IsValid(e.Sent.ReferralSource.Value, p.Year)),
        Clash<EpisodeRow>(
            "8867", "CINclosureDate",
            "The episode is closed, and an assessment of it has not been authorised",
            "Add the date on which the assessment was authorised, or correct the closure",
            (e, _) => e.IsOpen ? [] : e.Assessments.Where(a => a.IsUnfinished).Select(a => a.At("AssessmentAuthorisationDate"))),

        // Only what is missing is wrong: an enquiry with a conference and the flag is odd, yet says how it ended.
        Clash<EpisodeRow>(
            "8868", "CINclosureDate",
            "The episode is closed, and a section 47 enquiry of it has neither a conference nor a decision that none was required",
            "Add the date of the conference, or that it was not required",
            (e, _) => e.IsOpen ? [] : e.Enquiries.Where(s => s.IsOpen).Select(s => s.At("DateOfInitialCPC", "ICPCnotRequired"))),

        // The department lists it here; the records that overlap are the enquiries.
        Clash<EpisodeRow>(
            "8890", "Section47",
            "A section 47 enquiry starts while another one of the episode goes on",
            "Correct the dates, or put the two enquiries together",
            (e, p) => e.Enquiries.Count < 2 ? [] : e.Enquiries.Where(s => e.Enquiries.Any(other => other != s && (GoesOnWhen(other, s, p) || GoesOnWhen(s, other, p))))
                .Select(s => s.At("S47ActualStartDate", "DateOfInitialCPC"))),
    ];

    private static bool IsBeforeThePregnancy(DateOnly? referred, DateOnly? born) => ChildIdentifierRules.IsBeforeThePregnancy(referred, born);

    private static bool GoesOnWhen(EnquiryRow first, EnquiryRow starts, CensusPeriod period) =>
        starts.Started >= first.Started
        && (starts.Started <= first.Conference || (first.IsOpen && starts.Started <= period.ReferenceDate));

    private static IEnumerable<CensusPlace> AfterClosure(EpisodeRow e, DateOnly closed)
    {
        if (e.Conference > closed)
        {
            yield return e.At("DateOfInitialCPC");
        }

        foreach (var assessment in e.Assessments.Where(a => a.Started > closed || a.Authorised > closed))
        {
            yield return assessment.At("AssessmentActualStartDate", "AssessmentAuthorisationDate");
        }

        foreach (var plan in e.CinPlans.Where(p => p.Started > closed || p.Ended > closed))
        {
            yield return plan.At("CINPlanStartDate", "CINPlanEndDate");
        }

        foreach (var enquiry in e.Enquiries.Where(s => s.Started > closed || s.Conference > closed))
        {
            yield return enquiry.At("S47ActualStartDate", "DateOfInitialCPC");
        }

        foreach (var plan in e.ProtectionPlans.Where(p => p.Ended > closed))
        {
            yield return plan.At("CPPendDate");
        }
    }

    private static IEnumerable<CensusPlace> WhatFollowed(EpisodeRow e)
    {
        if (!e.Sent.DateOfInitialCpc.IsBlank)
        {
            yield return e.At("DateOfInitialCPC");
        }

        foreach (var assessment in e.Assessments.Where(a => !a.Sent.ActualStartDate.IsBlank || !a.IsUnfinished))
        {
            yield return assessment.At("AssessmentActualStartDate", "AssessmentAuthorisationDate");
        }

        foreach (var enquiry in e.Enquiries.Where(s => !s.Sent.ActualStartDate.IsBlank || !s.HasNoConference))
        {
            yield return enquiry.At("S47ActualStartDate", "DateOfInitialCPC");
        }
    }
}
