using System.Text;
using System.Xml;

namespace Kith.Returns.CinCensus;

/// <summary>
/// Writes a children in need census as XML, in the order of the schema, child after child: UTF-8 without a byte order mark, two spaces an indent, \n at each
/// line’s end. Every value is written as it stands in the model, right or wrong, and what was not sent is left out; the same model gives the same bytes, and a
/// file that it wrote comes out the same when read and written again.
/// The shape is that of the year: GenderCurrent to 2023-24 and Sex from 2024-25, each made of the other when only that was sent; PreProceedingsandFGDM from
/// 2026-27. Source: children in need census specification 2021-22 to 2026-27.
/// </summary>
public sealed class CensusWriter : IDisposable
{
    private static readonly CensusYear FirstWithSex = new(2025);
    private static readonly CensusYear FirstWithPreProceedings = new(2027);

    private readonly XmlWriter xml;
    private readonly CensusYear year;

    private CensusWriter(Stream stream, CensusYear year)
    {
        this.year = year;
        xml = XmlWriter.Create(stream, new XmlWriterSettings
        {
            Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            Indent = true,
            NewLineChars = "\n",
            // A carriage return inside a value would otherwise be read back as a line feed.
            NewLineHandling = NewLineHandling.Entitize,
            CloseOutput = false,
        });
    }

    /// <summary>Begins a file. The stream is written forwards and is left open; the file is whole once the writer is disposed of.</summary>
    /// <param name="header">Left out when null.</param>
    public static CensusWriter Open(Stream stream, CensusYear year, CensusHeader? header)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var writer = new CensusWriter(stream, year);
        writer.xml.WriteStartElement("Message");
        writer.WriteHeader(header);
        writer.xml.WriteStartElement("Children");
        return writer;
    }

    /// <summary>Writes a whole file.</summary>
    public static void Write(Stream stream, CensusYear year, CensusHeader? header, IEnumerable<CensusChild> children)
    {
        ArgumentNullException.ThrowIfNull(children);
        using var writer = Open(stream, year, header);
        foreach (var child in children)
        {
            writer.Write(child);
        }
    }

    /// <exception cref="ArgumentException">A value holds a character that XML cannot hold.</exception>
    public void Write(CensusChild child)
    {
        ArgumentNullException.ThrowIfNull(child);
        Group("Child", () =>
        {
            Group("ChildIdentifiers", () =>
            {
                Value("LAchildID", child.LaChildId.Raw);
                Value("UPN", child.Upn.Raw);
                Value("FormerUPN", child.FormerUpn.Raw);
                Value("UPNunknown", child.UpnUnknown.Raw);
                Value("PersonBirthDate", child.PersonBirthDate.Raw);
                Value("ExpectedPersonBirthDate", child.ExpectedPersonBirthDate.Raw);
                WriteSex(child);
                Value("PersonDeathDate", child.PersonDeathDate.Raw);
            });
            Group("ChildCharacteristics", () =>
            {
                Value("Ethnicity", child.Ethnicity.Raw);
                Values("Disabilities", "Disability", child.Disabilities);
            });
            foreach (var episode in child.Episodes)
            {
                Group("CINdetails", () => WriteEpisode(episode));
            }
        });
    }

    public void Dispose()
    {
        xml.WriteEndDocument();
        xml.Dispose();
    }

    private void WriteHeader(CensusHeader? header)
    {
        if (header is null)
        {
            return;
        }

        Group("Header", () =>
        {
            Group("CollectionDetails", () =>
            {
                Value("Collection", header.Collection.Raw);
                Value("Year", header.Year.Raw);
                Value("ReferenceDate", header.ReferenceDate.Raw);
            });
            Group("Source", () =>
            {
                Value("SourceLevel", header.SourceLevel.Raw);
                Value("LEA", header.Lea.Raw);
                Value("SoftwareCode", header.SoftwareCode.Raw);
                Value("Release", header.Release.Raw);
                Value("SerialNo", header.SerialNo.Raw);
                Value("DateTime", header.WrittenAt.Raw);
            });
        });
    }

    private void WriteSex(CensusChild child)
    {
        if (year >= FirstWithSex)
        {
            Value("Sex", child.Sex.IsSent ? child.Sex.Raw : child.SexCode ?? child.GenderCurrent.Raw);
        }
        else
        {
            Value("GenderCurrent", child.GenderCurrent.IsSent ? child.GenderCurrent.Raw : child.SexCode switch { "M" => "1", "F" => "2", "U" => "0", _ => child.Sex.Raw });
        }
    }

    private void WriteEpisode(CensusEpisode episode)
    {
        Value("CINreferralDate", episode.CinReferralDate.Raw);
        Value("ReferralSource", episode.ReferralSource.Raw);
        Value("PrimaryNeedCode", episode.PrimaryNeedCode.Raw);
        Value("CINclosureDate", episode.CinClosureDate.Raw);
        Value("ReasonForClosure", episode.ReasonForClosure.Raw);
        Value("DateOfInitialCPC", episode.DateOfInitialCpc.Raw);
        foreach (var assessment in episode.Assessments)
        {
            Group("Assessments", () =>
            {
                Value("AssessmentActualStartDate", assessment.ActualStartDate.Raw);
                Value("AssessmentInternalReviewDate", assessment.InternalReviewDate.Raw);
                Value("AssessmentAuthorisationDate", assessment.AuthorisationDate.Raw);
                Values("FactorsIdentifiedAtAssessment", "AssessmentFactors", assessment.Factors);
            });
        }

        foreach (var plan in episode.CinPlans)
        {
            Group("CINPlanDates", () =>
            {
                Value("CINPlanStartDate", plan.StartDate.Raw);
                Value("CINPlanEndDate", plan.EndDate.Raw);
            });
        }

        foreach (var enquiry in episode.Section47s)
        {
            Group("Section47", () =>
            {
                Value("S47ActualStartDate", enquiry.ActualStartDate.Raw);
                Value("InitialCPCtarget", enquiry.InitialCpcTarget.Raw);
                Value("DateOfInitialCPC", enquiry.DateOfInitialCpc.Raw);
                Value("ICPCnotRequired", enquiry.IcpcNotRequired.Raw);
            });
        }

        Value("ReferralNFA", episode.ReferralNfa.Raw);
        foreach (var plan in episode.ProtectionPlans)
        {
            Group("ChildProtectionPlans", () => WriteProtectionPlan(plan));
        }

        foreach (var period in year >= FirstWithPreProceedings ? episode.PreProceedings : [])
        {
            Group("PreProceedingsandFGDM", () => WritePreProceedings(period));
        }
    }

    private void WriteProtectionPlan(CensusProtectionPlan plan)
    {
        Value("CPPstartDate", plan.StartDate.Raw);
        Value("CPPendDate", plan.EndDate.Raw);
        Value("InitialCategoryOfAbuse", plan.InitialCategoryOfAbuse.Raw);
        Value("LatestCategoryOfAbuse", plan.LatestCategoryOfAbuse.Raw);
        Value("NumberOfPreviousCPP", plan.NumberOfPreviousCpp.Raw);
        foreach (var group in plan.Reviews)
        {
            Group("Reviews", () =>
            {
                foreach (var date in group.Dates)
                {
                    Value("CPPreviewDate", date.Raw);
                }
            });
        }
    }

    private void WritePreProceedings(CensusPreProceedings period)
    {
        Value("PPStartDate", period.StartDate.Raw);
        Value("LBPSentDate", period.LetterBeforeProceedingsSentDate.Raw);
        Value("FGDMMeetingOffer", period.FgdmMeetingOffered.Raw);
        Value("FGDMMeetingFac", period.FgdmMeetingFacilitated.Raw);
        Value("InitialPPMeetingDate", period.InitialMeetingDate.Raw);
        Value("ReviewMeetingsCount", period.ReviewMeetingsCount.Raw);
        Value("StepDecisionDate", period.StepDecisionDate.Raw);
        Value("PPOutcome", period.Outcome.Raw);
        Value("CourtAppDate", period.CourtApplicationDate.Raw);
        Value("LetterInitCPDate", period.LetterInitiatingCareProceedingsDate.Raw);
    }

    private void Group(string element, Action inner)
    {
        xml.WriteStartElement(element);
        inner();
        xml.WriteEndElement();
    }

    private void Values(string group, string element, IReadOnlyList<CensusText> texts)
    {
        if (texts.Count > 0)
        {
            Group(group, () =>
            {
                foreach (var text in texts)
                {
                    Value(element, text.Raw ?? string.Empty);
                }
            });
        }
    }

    private void Value(string element, string? raw)
    {
        if (raw is not null)
        {
            xml.WriteElementString(element, raw);
        }
    }
}
