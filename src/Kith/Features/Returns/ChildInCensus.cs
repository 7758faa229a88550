using Kith.Practice.Casework;
using Kith.Practice.Families;
using Kith.Practice.Returns;
using Kith.Practice.Shared;
using Kith.Returns.CinCensus;

namespace Kith.Features.Returns;

/// <summary>Puts what Kith holds of one child into the shape of one year’s census.</summary>
internal sealed class ChildInCensus(CensusYear year, SentRecord? sent)
{
    private readonly CensusScope scope = CensusScope.Of(year.EndsIn);

    /// <summary>Null when nothing of the child belongs to the year.</summary>
    public DrawnChild? Draw(Person person, IEnumerable<ChildEpisode> held, ILookup<ChildEpisodeId, AssessedInEpisode> assessments)
    {
        var drawn = InOrder(sent, held, e => e.Id.Value, e => e.ReferredOn, isPart: _ => true)
            .Select(e => DrawEpisode(e.Row, e.Sent, assessments[e.Row.Id]))
            .OfType<(CensusEpisode Episode, DrawnEpisode Of)>().ToList();
        var isSentWithout = sent?.LatestYear == year.EndsIn && sent.Parts.Values.All(p => p.LatestYear != year.EndsIn);
        if (drawn.Count == 0 && !isSentWithout)
        {
            return null;
        }

        var said = new SaidAsSent(sent, year.EndsIn);

        // A child born since the year ended was unborn on its last day.
        var isUnborn = person.BirthDate > scope.To;
        var (sex, gender) = said.Sex(isUnborn ? "U" : person.Sex);
        var child = new CensusChild
        {
            Line = 0,
            LaChildId = new CensusText(said.Kept("LAchildID") ?? Newest(IdentifierKind.LaChildId)),
            Upn = said.Text("UPN", Newest(IdentifierKind.Upn)),
            FormerUpn = said.Text("FormerUPN", Newest(IdentifierKind.FormerUpn)),
            UpnUnknown = said.Text("UPNunknown", Newest(IdentifierKind.UpnUnknown)),
            PersonBirthDate = said.Date("PersonBirthDate", person.BirthDate),
            ExpectedPersonBirthDate = said.Date("ExpectedPersonBirthDate", isUnborn ? person.BirthDate : person.ExpectedBirthDate),
            Sex = sex,
            GenderCurrent = gender,
            PersonDeathDate = said.Date("PersonDeathDate", person.DeathDate),
            Ethnicity = said.Text("Ethnicity", person.Ethnicity),
            Disabilities = said.Texts("Disability", person.Disabilities.Select(d => d.Code)),
            Episodes = [.. drawn.Select(d => d.Episode)],
        };
        return new DrawnChild(person.Id, child, [.. drawn.Select(d => d.Of)]);

        string? Newest(IdentifierKind kind) => person.Identifiers.Where(i => i.Kind == kind).OrderByDescending(i => i.ValidFrom).ThenBy(i => i.Value, StringComparer.Ordinal).Select(i => i.Value).FirstOrDefault();
    }

    private (CensusEpisode Episode, DrawnEpisode Of)? DrawEpisode(ChildEpisode row, SentRecord? file, IEnumerable<AssessedInEpisode> assessments)
    {
        var said = new SaidAsSent(file, year.EndsIn);
        var closed = said.Date("CINclosureDate", row.ClosedOn);
        var assessed = assessments.ToList();
        var drawn = InOrder(file, assessed, a => a.Child.Id.Value, a => a.Child.StartedOn, Named("Assessments"))
            .Select(a => (Part: DrawAssessment(a.Row.Child, a.Sent, file), a.Row.Assessment)).Where(a => a.Part is not null).ToList();
        var needs = InOrder(file, row.Plans.Where(p => p.Kind == PlanKind.ChildInNeed), p => p.Id.Value, p => p.StartsOn, Named("CINPlanDates"))
            .Select(p => (Part: DrawPlan(p.Row, p.Sent, file), p.Row.Id)).Where(p => p.Part is not null).ToList();
        var enquiries = InOrder(file, row.Enquiries, e => e.Id.Value, e => e.StartedOn, Named("Section47"))
            .Select(e => (Part: DrawEnquiry(e.Row, e.Sent, file), e.Row.Id)).Where(e => e.Part is not null).ToList();
        var protections = InOrder(file, row.Plans.Where(p => p.Kind == PlanKind.ChildProtection), p => p.Id.Value, p => p.StartsOn, Named("ChildProtectionPlans"))
            .Select(p => (Part: DrawProtection(p.Row, p.Sent, file), p.Row.Id)).Where(p => p.Part is not null).ToList();
        var episode = new CensusEpisode
        {
            Line = 0,
            CinReferralDate = said.Date("CINreferralDate", row.ReferredOn),
            ReferralSource = said.Text("ReferralSource", row.ReferralSource),
            PrimaryNeedCode = said.Text("PrimaryNeedCode", row.PrimaryNeed),
            CinClosureDate = closed,
            ReasonForClosure = closed.IsSent || row.ClosedOn is null ? said.Text("ReasonForClosure", row.ReasonForClosure) : default,
            DateOfInitialCpc = said.DateInYear("DateOfInitialCPC", row.InitialConferenceOn),
            ReferralNfa = said.Flag("ReferralNFA", row.NoFurtherAction),
            Assessments = [.. drawn.Select(a => a.Part!)],
            CinPlans = [.. needs.Select(p => p.Part!)],
            Section47s = [.. enquiries.Select(e => e.Part!)],
            ProtectionPlans = [.. protections.Select(p => p.Part!)],
            PreProceedings = [.. (file?.Parts ?? []).Where(p => Named("PreProceedingsandFGDM")(p.Key) && p.Value.LatestYear == year.EndsIn).Select(p => DrawPreProceedings(p.Value))],
        };
        return said.IsOfTheFile || scope.Holds(row)
            ? (episode, new DrawnEpisode(row.Id, row.FamilyEpisode, [.. drawn.Select(a => a.Assessment)], [.. needs.Select(p => p.Id)], [.. enquiries.Select(e => e.Id)], [.. protections.Select(p => p.Id)]))
            : null;
    }

    private CensusAssessment? DrawAssessment(AssessedChild row, SentRecord? file, SentRecord? within)
    {
        var said = new SaidAsSent(file, year.EndsIn, within);
        var authorised = said.Date("AssessmentAuthorisationDate", row.AuthorisedOn);
        var assessment = new CensusAssessment
        {
            Line = 0,
            ActualStartDate = said.Date("AssessmentActualStartDate", row.StartedOn),
            InternalReviewDate = said.Date("AssessmentInternalReviewDate", row.InternalReviewOn),
            AuthorisationDate = authorised,
            Factors = authorised.IsSent || row.AuthorisedOn is null ? said.Texts("AssessmentFactors", row.Factors.Select(f => f.Code)) : [],
        };
        return said.IsOfTheFile || scope.Holds(row) ? assessment : null;
    }

    private CensusCinPlan? DrawPlan(Plan row, SentRecord? file, SentRecord? within)
    {
        var said = new SaidAsSent(file, year.EndsIn, within);
        var plan = new CensusCinPlan { Line = 0, StartDate = said.Date("CINPlanStartDate", row.StartsOn), EndDate = said.Date("CINPlanEndDate", row.EndsOn) };
        return said.IsOfTheFile || scope.Holds(row) ? plan : null;
    }

    private CensusSection47? DrawEnquiry(Section47Enquiry row, SentRecord? file, SentRecord? within)
    {
        var said = new SaidAsSent(file, year.EndsIn, within);
        var enquiry = new CensusSection47
        {
            Line = 0,
            ActualStartDate = said.Date("S47ActualStartDate", row.StartedOn),
            InitialCpcTarget = said.Planned("InitialCPCtarget", row.ConferenceTarget),
            DateOfInitialCpc = said.Date("DateOfInitialCPC", row.ConferenceOn),
            IcpcNotRequired = said.Flag("ICPCnotRequired", row.ConferenceNotRequired),
        };
        return said.IsOfTheFile || scope.Holds(row) ? enquiry : null;
    }

    private CensusProtectionPlan? DrawProtection(Plan row, SentRecord? file, SentRecord? within)
    {
        var said = new SaidAsSent(file, year.EndsIn, within);
        var plan = new CensusProtectionPlan
        {
            Line = 0,
            StartDate = said.Date("CPPstartDate", row.StartsOn),
            EndDate = said.Date("CPPendDate", row.EndsOn),
            InitialCategoryOfAbuse = said.Text("InitialCategoryOfAbuse", row.InitialCategory),
            LatestCategoryOfAbuse = said.Text("LatestCategoryOfAbuse", row.LatestCategory),
            NumberOfPreviousCpp = said.Number("NumberOfPreviousCPP", row.PreviousPlans),
            Reviews = said.Reviews("CPPreviewDate", [.. row.Reviews.Select(r => r.HeldOn)]),
        };
        return said.IsOfTheFile || scope.Holds(row) ? plan : null;
    }

    private CensusPreProceedings DrawPreProceedings(SentRecord file)
    {
        var said = new SaidAsSent(file, year.EndsIn);
        return new CensusPreProceedings
        {
            Line = 0,
            StartDate = new CensusDate(said.Kept("PPStartDate")),
            LetterBeforeProceedingsSentDate = new CensusDate(said.Kept("LBPSentDate")),
            FgdmMeetingOffered = new CensusFlag(said.Kept("FGDMMeetingOffer")),
            FgdmMeetingFacilitated = new CensusFlag(said.Kept("FGDMMeetingFac")),
            InitialMeetingDate = new CensusDate(said.Kept("InitialPPMeetingDate")),
            ReviewMeetingsCount = new CensusNumber(said.Kept("ReviewMeetingsCount")),
            StepDecisionDate = new CensusDate(said.Kept("StepDecisionDate")),
            Outcome = new CensusText(said.Kept("PPOutcome")),
            CourtApplicationDate = new CensusDate(said.Kept("CourtAppDate")),
            LetterInitiatingCareProceedingsDate = new CensusDate(said.Kept("LetterInitCPDate")),
        };
    }

    private static Func<string, bool> Named(string element) => name => name.StartsWith($"{element} ", StringComparison.Ordinal);

    /// <summary>Rows in the order in which the file sent them, and then those that it did not send, by their day.</summary>
    private static IEnumerable<(T Row, SentRecord? Sent)> InOrder<T>(SentRecord? record, IEnumerable<T> held, Func<T, Guid> id, Func<T, DateOnly?> day, Func<string, bool> isPart)
        where T : class
    {
        var rows = held.ToDictionary(id);
        var parts = (record?.Parts ?? []).Where(p => isPart(p.Key)).Select(p => p.Value).ToList();
        foreach (var part in parts)
        {
            if (part.Row is { } of && rows.Remove(of, out var row))
            {
                yield return (row, part);
            }
        }

        foreach (var row in rows.Values.OrderBy(day).ThenBy(id))
        {
            yield return (row, null);
        }
    }
}
