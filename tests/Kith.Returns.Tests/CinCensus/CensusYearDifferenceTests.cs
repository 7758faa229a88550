using Kith.Returns.CinCensus;
using static Kith.Returns.Tests.CinCensus.Sample;

namespace Kith.Returns.Tests.CinCensus;

public class CensusYearDifferenceTests
{
    [Fact]
    public void From_2021_22_child_in_need_plans_have_dates()
    {
        var plans = OnlyEpisode(
            "<CINPlanDates><CINPlanStartDate>2021-06-01</CINPlanStartDate><CINPlanEndDate>2021-09-01</CINPlanEndDate></CINPlanDates>"
            + "<CINPlanDates><CINPlanStartDate>2021-10-01</CINPlanStartDate></CINPlanDates>").CinPlans;

        Assert.Equal(["2021-06-01", "2021-10-01"], plans.Select(plan => plan.StartDate.Raw));
        Assert.Equal(["2021-09-01", null], plans.Select(plan => plan.EndDate.Raw));
        Assert.True(AssessmentFactors.Codes.IsValid("24A", new CensusYear(2022)));
    }

    [Fact]
    public void From_2022_23_early_help_refers_and_takes_over()
    {
        Assert.False(CensusCodes.ReferralSource.IsValid("5D", new CensusYear(2022)));
        Assert.True(CensusCodes.ReferralSource.IsValid("5D", new CensusYear(2023)));
        Assert.False(CensusCodes.ReasonForClosure.IsValid("RC9", new CensusYear(2022)));
        Assert.True(CensusCodes.ReasonForClosure.IsValid("RC9", new CensusYear(2023)));
    }

    [Fact]
    public void In_2024_25_sex_takes_the_place_of_gender()
    {
        Assert.Equal(["0", "1", "2", "9"], CensusCodes.GenderCurrent.In(new CensusYear(2024)).Select(code => code.Code));
        Assert.Empty(CensusCodes.Sex.In(new CensusYear(2024)));
        Assert.Empty(CensusCodes.GenderCurrent.In(new CensusYear(2025)));
        Assert.Equal(["M", "F", "U"], CensusCodes.Sex.In(new CensusYear(2025)).Select(code => code.Code));
    }

    [Theory]
    [InlineData("18A")]
    [InlineData("19A")]
    public void In_2024_25_abuse_must_say_by_whom(string retired)
    {
        Assert.True(AssessmentFactors.Codes.IsValid(retired, new CensusYear(2024)));
        Assert.False(AssessmentFactors.Codes.IsValid(retired, new CensusYear(2025)));
        Assert.NotNull(AssessmentFactors.Codes.MeaningOf(retired, new CensusYear(2025)));
        Assert.Equal(FactorIsAbout.Child, AssessmentFactors.About(retired));
    }

    [Fact]
    public void In_2025_26_the_first_need_takes_in_exploitation()
    {
        Assert.Equal("Abuse or neglect", CensusCodes.PrimaryNeed.MeaningOf("N1", new CensusYear(2025)));
        Assert.Equal("Abuse, neglect and exploitation", CensusCodes.PrimaryNeed.MeaningOf("N1", new CensusYear(2026)));
    }

    [Fact]
    public void From_2026_27_pre_proceedings_are_read()
    {
        var period = Assert.Single(OnlyEpisode(
            """
            <PreProceedingsandFGDM>
              <PPStartDate>2026-09-09</PPStartDate><LBPSentDate>2026-09-20</LBPSentDate><FGDMMeetingOffer>1</FGDMMeetingOffer><FGDMMeetingFac>false</FGDMMeetingFac>
              <InitialPPMeetingDate>2026-09-28</InitialPPMeetingDate><ReviewMeetingsCount>3</ReviewMeetingsCount><StepDecisionDate>2026-12-01</StepDecisionDate>
              <PPOutcome>A</PPOutcome><CourtAppDate>2026-12-18</CourtAppDate><LetterInitCPDate>2027-02-05</LetterInitCPDate>
            </PreProceedingsandFGDM>
            """).PreProceedings);

        Assert.Equal(
            ["2026-09-09", "2026-09-20", "2026-09-28", "2026-12-01", "2026-12-18", "2027-02-05"],
            new[] { period.StartDate, period.LetterBeforeProceedingsSentDate, period.InitialMeetingDate, period.StepDecisionDate, period.CourtApplicationDate, period.LetterInitiatingCareProceedingsDate }
                .Select(day => day.Raw));
        Assert.Equal((true, false, 3, "A"), (period.FgdmMeetingOffered.Value!.Value, period.FgdmMeetingFacilitated.Value!.Value, period.ReviewMeetingsCount.Value, period.Outcome.Value));
        Assert.True(CensusCodes.PreProceedingsOutcome.IsValid("A", CensusYear.Newest));
        Assert.False(CensusCodes.PreProceedingsOutcome.IsValid("A", new CensusYear(2026)));
    }

    [Theory]
    [InlineData("1A", FactorIsAbout.Child)]
    [InlineData("3B", FactorIsAbout.ParentOrCarer)]
    [InlineData("6C", FactorIsAbout.AnotherPersonInTheHousehold)]
    [InlineData("8C", FactorIsAbout.Child)]
    [InlineData("18B", FactorIsAbout.Child)]
    [InlineData("20", null)]
    [InlineData("21", null)]
    [InlineData("3D", null)]
    [InlineData(null, null)]
    public void The_letter_of_a_factor_says_whom_it_is_about_in_the_first_six_topics(string? factor, FactorIsAbout? about)
    {
        Assert.Equal(about, AssessmentFactors.About(factor));
    }

    [Fact]
    public void No_code_means_two_things_in_one_year()
    {
        CensusCodeSet[] sets =
        [
            CensusCodes.Ethnicity, CensusCodes.Disability, CensusCodes.ReferralSource, CensusCodes.PrimaryNeed, CensusCodes.ReasonForClosure, CensusCodes.CategoryOfAbuse,
            CensusCodes.UpnUnknown, CensusCodes.Sex, CensusCodes.GenderCurrent, CensusCodes.PreProceedingsOutcome, AssessmentFactors.Codes,
        ];
        for (var year = CensusYear.Oldest; year <= CensusYear.Newest; year = new CensusYear(year.EndsIn + 1))
        {
            foreach (var set in sets)
            {
                Assert.Equal(set.In(year).Select(code => code.Code).Distinct(), set.In(year).Select(code => code.Code));
            }
        }

        Assert.Null(CensusCodes.Ethnicity.MeaningOf("XXXX", CensusYear.Newest));
        Assert.False(CensusCodes.Ethnicity.IsValid(null, CensusYear.Newest));
        Assert.False(CensusCodes.Ethnicity.IsValid("wbri", CensusYear.Newest));
    }
}
