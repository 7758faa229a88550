namespace Kith.Returns.CinCensus;

/// <summary>The shape of what stands inside one episode of the census file; see <see cref="CensusRecords"/>.</summary>
internal static class CensusPartRecords
{
    public static CensusAssessment ReadAssessment(CensusCursor at)
    {
        var line = at.Line;
        CensusDate started = default, reviewed = default, authorised = default;
        List<CensusText> factors = [];
        foreach (var name in at.Within())
        {
            switch (name)
            {
                case "AssessmentActualStartDate": at.Take(ref started); break;
                case "AssessmentInternalReviewDate": at.Take(ref reviewed); break;
                case "AssessmentAuthorisationDate": at.Take(ref authorised); break;
                case "FactorsIdentifiedAtAssessment": ReadTexts(at, "AssessmentFactors", factors); break;
            }
        }

        return new CensusAssessment { Line = line, ActualStartDate = started, InternalReviewDate = reviewed, AuthorisationDate = authorised, Factors = factors };
    }

    public static CensusCinPlan ReadCinPlan(CensusCursor at)
    {
        var line = at.Line;
        CensusDate started = default, ended = default;
        foreach (var name in at.Within())
        {
            switch (name)
            {
                case "CINPlanStartDate": at.Take(ref started); break;
                case "CINPlanEndDate": at.Take(ref ended); break;
            }
        }

        return new CensusCinPlan { Line = line, StartDate = started, EndDate = ended };
    }

    public static CensusSection47 ReadSection47(CensusCursor at)
    {
        var line = at.Line;
        CensusDate started = default, target = default, conference = default;
        CensusFlag notRequired = default;
        foreach (var name in at.Within())
        {
            switch (name)
            {
                case "S47ActualStartDate": at.Take(ref started); break;
                case "InitialCPCtarget": at.Take(ref target); break;
                case "DateOfInitialCPC": at.Take(ref conference); break;
                case "ICPCnotRequired": at.Take(ref notRequired); break;
            }
        }

        return new CensusSection47 { Line = line, ActualStartDate = started, InitialCpcTarget = target, DateOfInitialCpc = conference, IcpcNotRequired = notRequired };
    }

    public static CensusProtectionPlan ReadProtectionPlan(CensusCursor at)
    {
        var line = at.Line;
        CensusDate started = default, ended = default;
        CensusText first = default, latest = default;
        CensusNumber previous = default;
        List<CensusReviews> reviews = [];
        foreach (var name in at.Within())
        {
            switch (name)
            {
                case "CPPstartDate": at.Take(ref started); break;
                case "CPPendDate": at.Take(ref ended); break;
                case "InitialCategoryOfAbuse": at.Take(ref first); break;
                case "LatestCategoryOfAbuse": at.Take(ref latest); break;
                case "NumberOfPreviousCPP": at.Take(ref previous); break;
                case "Reviews": reviews.Add(ReadReviews(at)); break;
            }
        }

        return new CensusProtectionPlan
        {
            Line = line,
            StartDate = started,
            EndDate = ended,
            InitialCategoryOfAbuse = first,
            LatestCategoryOfAbuse = latest,
            NumberOfPreviousCpp = previous,
            Reviews = reviews,
        };
    }

    public static CensusPreProceedings ReadPreProceedings(CensusCursor at)
    {
        var line = at.Line;
        CensusDate started = default, letter = default, firstMeeting = default, decided = default, court = default, careLetter = default;
        CensusFlag offered = default, facilitated = default;
        CensusNumber reviews = default;
        CensusText outcome = default;
        foreach (var name in at.Within())
        {
            switch (name)
            {
                case "PPStartDate": at.Take(ref started); break;
                case "LBPSentDate": at.Take(ref letter); break;
                case "FGDMMeetingOffer": at.Take(ref offered); break;
                case "FGDMMeetingFac": at.Take(ref facilitated); break;
                case "InitialPPMeetingDate": at.Take(ref firstMeeting); break;
                case "ReviewMeetingsCount": at.Take(ref reviews); break;
                case "StepDecisionDate": at.Take(ref decided); break;
                case "PPOutcome": at.Take(ref outcome); break;
                case "CourtAppDate": at.Take(ref court); break;
                case "LetterInitCPDate": at.Take(ref careLetter); break;
            }
        }

        return new CensusPreProceedings
        {
            Line = line,
            StartDate = started,
            LetterBeforeProceedingsSentDate = letter,
            FgdmMeetingOffered = offered,
            FgdmMeetingFacilitated = facilitated,
            InitialMeetingDate = firstMeeting,
            ReviewMeetingsCount = reviews,
            StepDecisionDate = decided,
            Outcome = outcome,
            CourtApplicationDate = court,
            LetterInitiatingCareProceedingsDate = careLetter,
        };
    }

    public static void ReadTexts(CensusCursor at, string element, List<CensusText> texts)
    {
        foreach (var name in at.Within())
        {
            if (name == element)
            {
                texts.Add(new CensusText(at.Text()));
            }
        }
    }

    private static CensusReviews ReadReviews(CensusCursor at)
    {
        var line = at.Line;
        List<CensusDate> dates = [];
        foreach (var name in at.Within())
        {
            if (name == "CPPreviewDate")
            {
                dates.Add(new CensusDate(at.Text()));
            }
        }

        return new CensusReviews { Line = line, Dates = dates };
    }
}
