using System.Globalization;
using System.Xml;

namespace Kith.Testing.Census;

/// <summary>Writes one invented child as the census of the year has it.</summary>
internal sealed class ChildWriter(XmlWriter xml, int year, string lea, Chance chance, InventedChild child)
{
    private static readonly string[] Sources = ["1A", "1C", "2A", "2A", "2B", "3A", "3B", "3C", "3E", "3F", "4", "5A", "5B", "5C", "6", "6", "6", "7", "8", "9", "10"];
    private static readonly string[] Needs = ["N1", "N1", "N1", "N1", "N2", "N3", "N4", "N5", "N5", "N6", "N8"];
    private static readonly string[] Categories = ["NEG", "NEG", "EMO", "EMO", "PHY", "SAB"];
    private static readonly string[] Disabilities = ["MOB", "HAND", "PC", "INC", "COMM", "LD", "HEAR", "VIS", "BEH", "CON", "AUT", "AUT", "DDA"];

    private static readonly string[] Ethnicities =
    [
        "WBRI", "WBRI", "WBRI", "WBRI", "WBRI", "WBRI", "WIRI", "WOTH", "WROM", "MWBC", "MWBA", "MWAS", "MOTH", "AIND", "APKN", "ABAN", "AOTH", "BCRB", "BAFR", "BOTH", "CHNE", "OOTH", "NOBT",
    ];

    private static readonly string[] Factors =
    [
        "1B", "1B", "2B", "2B", "2C", "3A", "3B", "3B", "3B", "3C", "4A", "4B", "4B", "4B", "4C", "5A", "5B", "6A", "6B", "7A", "8F", "10A", "11A", "13A", "14A", "15A", "16A", "16A",
        "17A", "17A", "18B", "18C", "19B", "19C", "20", "24A", "1A", "2A", "12A", "22A", "23A",
    ];

    private bool WritesInWords => child.Number % 2 == 1;

    public void Write(IReadOnlyList<InventedEpisode> episodes)
    {
        var isOnlyReferred = episodes.All(episode => episode.IsNoFurtherAction);
        xml.WriteStartElement("Child");
        WriteIdentifiers(isOnlyReferred);
        WriteCharacteristics();
        foreach (var episode in episodes)
        {
            WriteEpisode(episode);
        }

        xml.WriteEndElement();
    }

    private void WriteIdentifiers(bool isOnlyReferred)
    {
        xml.WriteStartElement("ChildIdentifiers");
        xml.WriteElementString("LAchildID", child.Id);
        var isOfSchoolAge = child.Born <= new DateOnly(year - 6, 8, 31);
        if (isOfSchoolAge && !(isOnlyReferred && chance.Percent(50)) && !chance.Percent(2))
        {
            xml.WriteElementString("UPN", Upn());
            if (chance.Percent(3))
            {
                xml.WriteElementString("FormerUPN", string.Create(CultureInfo.InvariantCulture, $"T{lea}{child.Number:00000000}A"));
            }
        }
        else
        {
            xml.WriteElementString("UPNunknown", isOnlyReferred ? "UN7" : isOfSchoolAge ? chance.Of(["UN2", "UN3", "UN5", "UN6"]) : "UN1");
        }

        Day("PersonBirthDate", child.Born);
        Day("ExpectedPersonBirthDate", child.Expected);
        if (year >= 2025)
        {
            xml.WriteElementString("Sex", child.Sex);
        }
        else
        {
            xml.WriteElementString("GenderCurrent", child.Sex switch { "M" => "1", "F" => "2", _ => "0" });
        }

        xml.WriteEndElement();
    }

    private void WriteCharacteristics()
    {
        xml.WriteStartElement("ChildCharacteristics");
        xml.WriteElementString("Ethnicity", child.Born is null ? "NOBT" : chance.Of(Ethnicities));
        if (child.Born is not null)
        {
            xml.WriteStartElement("Disabilities");
            foreach (var disability in chance.Percent(12) ? Some(Disabilities, 2) : ["NONE"])
            {
                xml.WriteElementString("Disability", disability);
            }

            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private void WriteEpisode(InventedEpisode episode)
    {
        xml.WriteStartElement("CINdetails");
        Day("CINreferralDate", episode.Referred);
        xml.WriteElementString("ReferralSource", year >= 2023 && chance.Percent(6) ? "5D" : chance.Of(Sources));
        if (!episode.IsNoFurtherAction)
        {
            xml.WriteElementString("PrimaryNeedCode", chance.Of(Needs));
        }

        Day("CINclosureDate", episode.Closed);
        if (episode.Reason is not null)
        {
            xml.WriteElementString("ReasonForClosure", episode.Reason);
        }

        WriteAssessment(episode.Assessment);
        if (episode.CinPlan is { } plan)
        {
            xml.WriteStartElement("CINPlanDates");
            Day("CINPlanStartDate", plan.Started);
            Day("CINPlanEndDate", plan.Ended);
            xml.WriteEndElement();
        }

        if (episode.Enquiry is { } enquiry)
        {
            xml.WriteStartElement("Section47");
            Day("S47ActualStartDate", enquiry.Started);
            Day("InitialCPCtarget", enquiry.Target);
            Day("DateOfInitialCPC", enquiry.Conference);
            Flag("ICPCnotRequired", enquiry.IsConferenceNotRequired);
            xml.WriteEndElement();
        }

        Flag("ReferralNFA", episode.IsNoFurtherAction);
        WriteProtectionPlan(episode);
        xml.WriteEndElement();
    }

    private void WriteAssessment(InventedAssessment? assessment)
    {
        if (assessment is null)
        {
            return;
        }

        xml.WriteStartElement("Assessments");
        Day("AssessmentActualStartDate", assessment.Started);
        Day("AssessmentInternalReviewDate", assessment.Authorised is null ? null : assessment.Started.AddDays(10));
        Day("AssessmentAuthorisationDate", assessment.Authorised);
        if (assessment.Authorised is not null)
        {
            xml.WriteStartElement("FactorsIdentifiedAtAssessment");
            foreach (var factor in assessment.HasNoFactors ? ["21"] : Some(Factors, 4))
            {
                // Both ways of saying it stood side by side to 2023-24.
                xml.WriteElementString("AssessmentFactors", year <= 2024 && child.Number % 5 == 0 ? factor.Replace("18C", "18A").Replace("19C", "19A") : factor);
            }

            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private void WriteProtectionPlan(InventedEpisode episode)
    {
        if (episode.ProtectionPlan is not { } plan)
        {
            return;
        }

        var category = chance.Of(Categories);
        xml.WriteStartElement("ChildProtectionPlans");
        Day("CPPstartDate", plan.Started);
        Day("CPPendDate", plan.Ended);
        xml.WriteElementString("InitialCategoryOfAbuse", category);
        xml.WriteElementString("LatestCategoryOfAbuse", chance.Percent(85) ? category : chance.Of(Categories));
        xml.WriteElementString("NumberOfPreviousCPP", chance.Of(["0", "0", "0", "0", "1", "2"]));
        foreach (var group in WritesInWords ? episode.Reviews.Chunk(1) : episode.Reviews.Chunk(100))
        {
            xml.WriteStartElement("Reviews");
            foreach (var review in group)
            {
                Day("CPPreviewDate", review);
            }

            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        if (year >= 2027 && plan.Ended is null && chance.Percent(30))
        {
            WritePreProceedings(plan.Started);
        }
    }

    private void WritePreProceedings(DateOnly planned)
    {
        var firstDay = new DateOnly(year - 1, 4, 1);
        var lastDay = new DateOnly(year, 3, 31);
        var started = (planned > firstDay ? planned : firstDay).AddDays(chance.From(20, 90));
        if (started > lastDay)
        {
            return;
        }

        var met = started.AddDays(chance.From(14, 30));
        var decided = started.AddDays(chance.From(80, 150));
        var outcome = chance.Of(["A", "B", "C"]);
        var isDecided = decided <= lastDay;
        var applied = decided.AddDays(chance.From(5, 20));
        var goesToCourt = isDecided && outcome == "A" && applied.AddDays(7) <= lastDay;
        xml.WriteStartElement("PreProceedingsandFGDM");
        Day("PPStartDate", started);
        Day("LBPSentDate", Within(started.AddDays(7)));
        Flag("FGDMMeetingOffer", true);
        Flag("FGDMMeetingFac", chance.Percent(60));
        Day("InitialPPMeetingDate", Within(met));
        if (met <= lastDay)
        {
            xml.WriteElementString("ReviewMeetingsCount", chance.Of(["0", "1", "2", "3"]));
        }

        Day("StepDecisionDate", Within(decided));
        if (isDecided)
        {
            xml.WriteElementString("PPOutcome", outcome);
        }

        Day("CourtAppDate", goesToCourt ? applied : null);
        Day("LetterInitCPDate", goesToCourt ? applied.AddDays(3) : null);
        xml.WriteEndElement();

        DateOnly? Within(DateOnly day) => day <= lastDay ? day : null;
    }

    /// <summary>A unique pupil number with the right check letter (rule 1510): the twelve digits weighted 2 to 13, modulo 23.</summary>
    private string Upn()
    {
        var digits = string.Create(CultureInfo.InvariantCulture, $"{lea}{child.Number:00000000}{child.Number % 10}");
        var sum = digits.Select((digit, index) => (digit - '0') * (index + 2)).Sum();
        return $"{"ABCDEFGHJKLMNPQRTUVWXYZ"[sum % 23]}{digits}";
    }

    private List<string> Some(string[] choices, int most) =>
        [.. Enumerable.Range(0, chance.From(1, most)).Select(_ => chance.Of(choices)).Distinct()];

    private void Day(string element, DateOnly? day)
    {
        if (day is { } sent)
        {
            xml.WriteElementString(element, sent.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        }
    }

    private void Flag(string element, bool value) => xml.WriteElementString(element, (WritesInWords, value) switch
    {
        (true, true) => "true",
        (true, false) => "false",
        (false, true) => "1",
        (false, false) => "0",
    });
}
