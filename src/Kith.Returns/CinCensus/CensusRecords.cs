namespace Kith.Returns.CinCensus;

/// <summary>The shape of the census file: which elements make which record. An element not named here is counted and passed over.</summary>
internal static class CensusRecords
{
    public static CensusHeader ReadHeader(CensusCursor at)
    {
        var line = at.Line;
        CensusText collection = default, level = default, lea = default, software = default, release = default, serial = default, written = default;
        CensusNumber year = default;
        CensusDate reference = default;
        foreach (var name in at.Within())
        {
            switch (name)
            {
                case "CollectionDetails":
                    foreach (var detail in at.Within())
                    {
                        switch (detail)
                        {
                            case "Collection": at.Take(ref collection); break;
                            case "Year": at.Take(ref year); break;
                            case "ReferenceDate": at.Take(ref reference); break;
                        }
                    }

                    break;
                case "Source":
                    foreach (var detail in at.Within())
                    {
                        switch (detail)
                        {
                            case "SourceLevel": at.Take(ref level); break;
                            case "LEA": at.Take(ref lea); break;
                            case "SoftwareCode": at.Take(ref software); break;
                            case "Release": at.Take(ref release); break;
                            case "SerialNo": at.Take(ref serial); break;
                            case "DateTime": at.Take(ref written); break;
                        }
                    }

                    break;
            }
        }

        return new CensusHeader
        {
            Line = line,
            Collection = collection,
            Year = year,
            ReferenceDate = reference,
            SourceLevel = level,
            Lea = lea,
            SoftwareCode = software,
            Release = release,
            SerialNo = serial,
            WrittenAt = written,
        };
    }

    public static CensusChild ReadChild(CensusCursor at)
    {
        var line = at.Line;
        CensusText id = default, upn = default, formerUpn = default, upnUnknown = default, sex = default, gender = default, ethnicity = default;
        CensusDate born = default, expected = default, died = default;
        List<CensusText> disabilities = [];
        List<CensusEpisode> episodes = [];
        foreach (var name in at.Within())
        {
            switch (name)
            {
                case "ChildIdentifiers":
                    foreach (var identifier in at.Within())
                    {
                        switch (identifier)
                        {
                            case "LAchildID": at.Take(ref id); break;
                            case "UPN": at.Take(ref upn); break;
                            case "FormerUPN": at.Take(ref formerUpn); break;
                            case "UPNunknown": at.Take(ref upnUnknown); break;
                            case "PersonBirthDate": at.Take(ref born); break;
                            case "ExpectedPersonBirthDate": at.Take(ref expected); break;
                            case "Sex": at.Take(ref sex); break;
                            case "GenderCurrent": at.Take(ref gender); break;
                            case "PersonDeathDate": at.Take(ref died); break;
                        }
                    }

                    break;
                case "ChildCharacteristics":
                    foreach (var characteristic in at.Within())
                    {
                        switch (characteristic)
                        {
                            case "Ethnicity": at.Take(ref ethnicity); break;
                            case "Disabilities": CensusPartRecords.ReadTexts(at, "Disability", disabilities); break;
                        }
                    }

                    break;
                case "CINdetails": episodes.Add(ReadEpisode(at)); break;
            }
        }

        return new CensusChild
        {
            Line = line,
            LaChildId = id,
            Upn = upn,
            FormerUpn = formerUpn,
            UpnUnknown = upnUnknown,
            PersonBirthDate = born,
            ExpectedPersonBirthDate = expected,
            Sex = sex,
            GenderCurrent = gender,
            PersonDeathDate = died,
            Ethnicity = ethnicity,
            Disabilities = disabilities,
            Episodes = episodes,
        };
    }

    private static CensusEpisode ReadEpisode(CensusCursor at)
    {
        var line = at.Line;
        CensusDate referred = default, closed = default, conference = default;
        CensusText source = default, need = default, reason = default;
        CensusFlag noFurtherAction = default;
        List<CensusAssessment> assessments = [];
        List<CensusCinPlan> cinPlans = [];
        List<CensusSection47> section47s = [];
        List<CensusProtectionPlan> protectionPlans = [];
        List<CensusPreProceedings> preProceedings = [];
        foreach (var name in at.Within())
        {
            switch (name)
            {
                case "CINreferralDate": at.Take(ref referred); break;
                case "ReferralSource": at.Take(ref source); break;
                case "PrimaryNeedCode": at.Take(ref need); break;
                case "CINclosureDate": at.Take(ref closed); break;
                case "ReasonForClosure": at.Take(ref reason); break;
                case "DateOfInitialCPC": at.Take(ref conference); break;
                case "ReferralNFA": at.Take(ref noFurtherAction); break;
                case "Assessments": assessments.Add(CensusPartRecords.ReadAssessment(at)); break;
                case "CINPlanDates": cinPlans.Add(CensusPartRecords.ReadCinPlan(at)); break;
                case "Section47": section47s.Add(CensusPartRecords.ReadSection47(at)); break;
                case "ChildProtectionPlans": protectionPlans.Add(CensusPartRecords.ReadProtectionPlan(at)); break;
                case "PreProceedingsandFGDM": preProceedings.Add(CensusPartRecords.ReadPreProceedings(at)); break;
            }
        }

        return new CensusEpisode
        {
            Line = line,
            CinReferralDate = referred,
            ReferralSource = source,
            PrimaryNeedCode = need,
            CinClosureDate = closed,
            ReasonForClosure = reason,
            DateOfInitialCpc = conference,
            ReferralNfa = noFurtherAction,
            Assessments = assessments,
            CinPlans = cinPlans,
            Section47s = section47s,
            ProtectionPlans = protectionPlans,
            PreProceedings = preProceedings,
        };
    }
}
