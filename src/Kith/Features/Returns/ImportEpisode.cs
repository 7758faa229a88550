using Kith.Platform.Data;
using Kith.Practice.Casework;
using Kith.Returns.CinCensus;

namespace Kith.Features.Returns;

/// <summary>Takes one episode of a child with the assessments, plans and enquiries under it, each known by its start date within the episode.</summary>
internal sealed class ImportEpisode(KithDb db, KnownFamilies known, ChildInHand child)
{
    public void Take(CensusEpisode sent, ChildEpisode episode, SentRecord record, string subject)
    {
        var settling = child.Settle(record, sent.Line, subject);
        settling.Keep("CINreferralDate", sent.CinReferralDate.Raw);
        episode.Take(
            settling.Code("ReferralSource", sent.ReferralSource, episode.ReferralSource),
            settling.Code("PrimaryNeedCode", sent.PrimaryNeedCode, episode.PrimaryNeed),
            settling.Flag("ReferralNFA", sent.ReferralNfa, episode.NoFurtherAction),
            settling.Date("DateOfInitialCPC", sent.DateOfInitialCpc, episode.InitialConferenceOn),
            settling.Date("CINclosureDate", sent.CinClosureDate, episode.ClosedOn, silenceSpeaks: true),
            settling.Code("ReasonForClosure", sent.ReasonForClosure, episode.ReasonForClosure, silenceSpeaks: true));

        var parts = new PartsSent(record, episode, subject, child);
        sent.Assessments.ToList().ForEach(a => Take(a, parts));
        sent.CinPlans.ToList().ForEach(p => Take(p, parts));
        sent.Section47s.ToList().ForEach(s => Take(s, parts));
        sent.ProtectionPlans.ToList().ForEach(p => Take(p, parts));
        sent.PreProceedings.ToList().ForEach(p => Take(p, parts));
        parts.TellLost(sent.Line);
    }

    private void Take(CensusAssessment sent, PartsSent parts)
    {
        var assessments = known.AssessmentsOf(parts.Episode.Id).ToList();
        var assessed = assessments.SelectMany(a => a.Children).Where(c => c.ChildEpisode == parts.Episode.Id);
        if (parts.Find("Assessments", sent.ActualStartDate, sent.Line, assessed, a => a.Id.Value, a => a.StartedOn) is not { } found)
        {
            return;
        }

        var row = found.Row;
        if (assessments.Exists(a => a.State != AssessmentState.Imported && a.Children.Contains(row)))
        {
            child.Report.Keep(sent.Line, $"{parts.Subject}: the assessment that started on {row!.StartedOn:yyyy-MM-dd} was written in Kith");
            return;
        }

        if (row is null)
        {
            row = AssessedChild.AsSent(parts.Episode.Id, sent.ActualStartDate.Value, child.Now);
            var assessment = Assessment.AsSent(parts.Episode.FamilyEpisode, row, child.Now);
            db.Assessments.Add(assessment);
            known.Keep(assessment, parts.Episode.Id);
            found.Holds(row.Id.Value);
        }

        found.Settling.Keep("AssessmentActualStartDate", sent.ActualStartDate.Raw);
        row.Take(
            found.Settling.Date("AssessmentInternalReviewDate", sent.InternalReviewDate, row.InternalReviewOn),
            found.Settling.Date("AssessmentAuthorisationDate", sent.AuthorisationDate, row.AuthorisedOn),
            found.Settling.Codes("AssessmentFactors", sent.Factors, row.Factors.Select(f => f.Code)));
    }

    private void Take(CensusCinPlan sent, PartsSent parts)
    {
        if (FindPlan("CINPlanDates", PlanKind.ChildInNeed, sent.StartDate, sent.Line, parts) is not { Row: { } row } found)
        {
            return;
        }

        row.Take(
            found.Settling.Date("CINPlanStartDate", sent.StartDate, row.StartsOn),
            found.Settling.Date("CINPlanEndDate", sent.EndDate, row.EndsOn),
            row.InitialCategory,
            row.LatestCategory,
            row.PreviousPlans,
            Held(row));
    }

    private void Take(CensusSection47 sent, PartsSent parts)
    {
        if (parts.Find("Section47", sent.ActualStartDate, sent.Line, parts.Episode.Enquiries, e => e.Id.Value, e => e.StartedOn) is not { } found)
        {
            return;
        }

        var row = found.Row;
        if (row is null)
        {
            row = Section47Enquiry.Of(null, null, null, null, child.Now);
            parts.Episode.Add(row);
            found.Holds(row.Id.Value);
        }

        row.Take(
            found.Settling.Date("S47ActualStartDate", sent.ActualStartDate, row.StartedOn),
            found.Settling.Date("InitialCPCtarget", sent.InitialCpcTarget, row.ConferenceTarget),
            found.Settling.Date("DateOfInitialCPC", sent.DateOfInitialCpc, row.ConferenceOn),
            found.Settling.Flag("ICPCnotRequired", sent.IcpcNotRequired, row.ConferenceNotRequired));
    }

    private void Take(CensusProtectionPlan sent, PartsSent parts)
    {
        if (FindPlan("ChildProtectionPlans", PlanKind.ChildProtection, sent.StartDate, sent.Line, parts) is not { Row: { } row } found)
        {
            return;
        }

        row.Take(
            found.Settling.Date("CPPstartDate", sent.StartDate, row.StartsOn),
            found.Settling.Date("CPPendDate", sent.EndDate, row.EndsOn),
            found.Settling.Code("InitialCategoryOfAbuse", sent.InitialCategoryOfAbuse, row.InitialCategory),
            found.Settling.Code("LatestCategoryOfAbuse", sent.LatestCategoryOfAbuse, row.LatestCategory),
            found.Settling.Number("NumberOfPreviousCPP", sent.NumberOfPreviousCpp, row.PreviousPlans),
            found.Settling.Days("CPPreviewDate", sent.Reviews, Held(row)));
    }

    // Kith has no rows for pre-proceedings yet: they are kept as sent.
    private static void Take(CensusPreProceedings sent, PartsSent parts)
    {
        var record = parts.Record("PreProceedingsandFGDM", sent.StartDate, sent.Line);
        record.Keep("PPStartDate", sent.StartDate.Raw);
        record.Keep("LBPSentDate", sent.LetterBeforeProceedingsSentDate.Raw);
        record.Keep("FGDMMeetingOffer", sent.FgdmMeetingOffered.Raw);
        record.Keep("FGDMMeetingFac", sent.FgdmMeetingFacilitated.Raw);
        record.Keep("InitialPPMeetingDate", sent.InitialMeetingDate.Raw);
        record.Keep("ReviewMeetingsCount", sent.ReviewMeetingsCount.Raw);
        record.Keep("StepDecisionDate", sent.StepDecisionDate.Raw);
        record.Keep("PPOutcome", sent.Outcome.Raw);
        record.Keep("CourtAppDate", sent.CourtApplicationDate.Raw);
        record.Keep("LetterInitCPDate", sent.LetterInitiatingCareProceedingsDate.Raw);
    }

    private PartFound<Plan>? FindPlan(string element, PlanKind kind, CensusDate start, int line, PartsSent parts)
    {
        var found = parts.Find(element, start, line, parts.Episode.Plans.Where(p => p.Kind == kind), p => p.Id.Value, p => p.StartsOn);
        if (found is { Row: null })
        {
            var plan = Plan.Of(kind, null, null, child.Now);
            parts.Episode.Add(plan);
            found.Holds(plan.Id.Value);
            return found with { Row = plan };
        }

        return found;
    }

    private static List<DateOnly> Held(Plan plan) => plan.Reviews.Select(r => r.HeldOn).ToList();
}
