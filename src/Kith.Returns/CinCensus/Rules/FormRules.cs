using static Kith.Returns.CinCensus.Rules.Write;

namespace Kith.Returns.CinCensus.Rules;

/// <summary>
/// What the schema asks and no rule of the department does: that an element which must be there is there, and that what was sent can be read. COLLECT refuses
/// such a file before any rule is asked. Source: children in need census schema, 2021-22 to 2025-26.
/// </summary>
internal static class FormRules
{
    public static IReadOnlyList<RowRule<ChildRow>> OfEachChild { get; } =
    [
        OfForm<ChildRow>(
            "UPNunknown",
            "The reason why the UPN is not known is not a code of its set",
            "Choose one of UN1 to UN7",
            (c, p) => c.Sent.UpnUnknown.Value is { } why && !CensusCodes.UpnUnknown.IsValid(why, p.Year)),
    ];

    public static IReadOnlyList<RowRule<EpisodeRow>> OfEachEpisode { get; } =
    [
        OfForm<EpisodeRow>(
            "DateOfInitialCPC",
            "The date of the episode’s own conference is not a date",
            "Write the date as year, month and day: 2025-05-20",
            (e, _) => e.Sent.DateOfInitialCpc.IsUnreadable),
    ];

    public static IReadOnlyList<RowRule<AssessmentRow>> OfEachAssessment { get; } =
    [
        // Of an assessment that has not been authorised, 8736 asks it.
        OfForm<AssessmentRow>(
            "AssessmentActualStartDate",
            "The start of a finished assessment is missing or not a date",
            "Add the day on which the assessment started",
            (a, _) => a is { IsUnfinished: false, Started: null }),
        OfForm<AssessmentRow>(
            "AssessmentInternalReviewDate",
            "The date of the internal review is not a date",
            "Write the date as year, month and day: 2025-05-20",
            (a, _) => a.Sent.InternalReviewDate.IsUnreadable),
    ];

    public static IReadOnlyList<RowRule<EnquiryRow>> OfEachEnquiry { get; } =
    [
        // Of an enquiry with a conference 8615 asks it, of one that waits for its conference 8740.
        OfForm<EnquiryRow>(
            "S47ActualStartDate",
            "The start of the section 47 enquiry is missing or not a date",
            "Add the day on which the enquiry started",
            (s, _) => s is { Started: null, HasNoConference: true, IsConferenceRequired: false }),
        OfForm<EnquiryRow>(
            "InitialCPCtarget",
            "The day by which the conference was due is not a date",
            "Write the date as year, month and day: 2025-05-20",
            (s, _) => s.Sent.InitialCpcTarget.IsUnreadable),
        OfForm<EnquiryRow>(
            "ICPCnotRequired",
            "Whether a conference was not required is missing, or is none of 0, 1, false and true",
            "Send 1 when the enquiry ended without a conference and 0 otherwise",
            (s, _) => s.Sent.IcpcNotRequired.Value is null),
    ];

    private static RowRule<TRow> OfForm<TRow>(string field, string says, string mend, Func<TRow, CensusPeriod, bool> fails)
        where TRow : CensusRow, IStandsIn
    {
        var rule = new CensusRule(CensusRule.CodeOfForm, says, mend, TRow.Table, [field], CensusYear.Oldest, null, "Department for Education, children in need census, XML schema");
        return new RowRule<TRow>(rule, (row, period) => fails(row, period) ? new CensusFinding(rule, row.ChildId, row.At(rule.Fields), []) : null);
    }
}
