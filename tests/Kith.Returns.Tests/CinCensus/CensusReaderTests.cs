using System.Text;
using Kith.Returns.CinCensus;
using static Kith.Returns.Tests.CinCensus.Sample;

namespace Kith.Returns.Tests.CinCensus;

public class CensusReaderTests
{
    [Fact]
    public void The_header_says_what_was_collected_when_and_by_whom()
    {
        using var reader = Open(
            """
            <Message><Header>
              <CollectionDetails><Collection>CIN</Collection><Year>2026</Year><ReferenceDate>2026-03-31</ReferenceDate></CollectionDetails>
              <Source><SourceLevel>L</SourceLevel><LEA>201</LEA><SoftwareCode>Acme</SoftwareCode><Release>7.1</Release><SerialNo>003</SerialNo><DateTime>2026-05-12T10:00:00</DateTime></Source>
            </Header><Children/></Message>
            """);

        var header = reader.Header!;
        Assert.Equal(new CensusYear(2026), header.CensusYear);
        Assert.Equal(new DateOnly(2026, 3, 31), header.ReferenceDate.Value);
        Assert.Equal(("L", "201", "Acme"), (header.SourceLevel.Value, header.Lea.Value, header.SoftwareCode.Value));
        Assert.Equal(("7.1", "003", "2026-05-12T10:00:00"), (header.Release.Value, header.SerialNo.Value, header.WrittenAt.Value));
        Assert.Empty(reader.ReadChildren());
    }

    [Fact]
    public void A_file_without_a_header_is_read_and_has_none()
    {
        using var reader = Open(File(Child(Episode("")), header: ""));

        Assert.Null(reader.Header);
        Assert.Equal("C1", Assert.Single(reader.ReadChildren()).LaChildId.Value);
    }

    [Fact]
    public void Where_the_year_is_missing_the_reference_date_tells_it()
    {
        using var reader = Open("<Message><Header><CollectionDetails><ReferenceDate>2024-03-31</ReferenceDate></CollectionDetails></Header></Message>");

        Assert.Equal("2023-24", reader.Header!.CensusYear.ToString());
        Assert.Empty(reader.ReadChildren());
    }

    [Fact]
    public void A_child_comes_with_identifiers_and_characteristics()
    {
        var child = OnlyChild(File(Child(
            "",
            "<LAchildID>AB12</LAchildID><UPN>A201000000019</UPN><FormerUPN>T20100000001A</FormerUPN><UPNunknown>UN5</UPNunknown>"
            + "<PersonBirthDate>2015-03-27</PersonBirthDate><ExpectedPersonBirthDate>2015-04-01</ExpectedPersonBirthDate><Sex>F</Sex><PersonDeathDate>2025-12-01</PersonDeathDate>",
            "<Ethnicity>MWBC</Ethnicity><Disabilities><Disability>AUT</Disability><Disability>LD</Disability></Disabilities>")));

        Assert.Equal(("AB12", "A201000000019", "T20100000001A", "UN5"), (child.LaChildId.Value, child.Upn.Value, child.FormerUpn.Value, child.UpnUnknown.Value));
        Assert.Equal(new DateOnly(2015, 3, 27), child.PersonBirthDate.Value);
        Assert.Equal(new DateOnly(2015, 4, 1), child.ExpectedPersonBirthDate.Value);
        Assert.Equal(new DateOnly(2025, 12, 1), child.PersonDeathDate.Value);
        Assert.Equal(("F", "MWBC"), (child.SexCode, child.Ethnicity.Value));
        Assert.Equal(["AUT", "LD"], child.Disabilities.Select(disability => disability.Value));
        Assert.Empty(child.Episodes);
    }

    [Fact]
    public void An_episode_comes_with_all_that_followed_from_the_referral()
    {
        var episode = OnlyEpisode(
            """
            <ReferralSource>6</ReferralSource><PrimaryNeedCode>N1</PrimaryNeedCode><CINclosureDate>2025-12-12</CINclosureDate><ReasonForClosure>RC7</ReasonForClosure>
            <DateOfInitialCPC>2025-06-02</DateOfInitialCPC>
            <Assessments><AssessmentActualStartDate>2025-05-07</AssessmentActualStartDate><AssessmentInternalReviewDate>2025-05-20</AssessmentInternalReviewDate>
              <AssessmentAuthorisationDate>2025-06-10</AssessmentAuthorisationDate>
              <FactorsIdentifiedAtAssessment><AssessmentFactors>3B</AssessmentFactors><AssessmentFactors>4B</AssessmentFactors></FactorsIdentifiedAtAssessment></Assessments>
            <Assessments><AssessmentActualStartDate>2025-09-01</AssessmentActualStartDate></Assessments>
            <Section47><S47ActualStartDate>2025-05-12</S47ActualStartDate><InitialCPCtarget>2025-06-02</InitialCPCtarget><DateOfInitialCPC>2025-05-30</DateOfInitialCPC><ICPCnotRequired>0</ICPCnotRequired></Section47>
            <ReferralNFA>0</ReferralNFA>
            <ChildProtectionPlans><CPPstartDate>2025-05-30</CPPstartDate><CPPendDate>2025-11-28</CPPendDate><InitialCategoryOfAbuse>NEG</InitialCategoryOfAbuse>
              <LatestCategoryOfAbuse>EMO</LatestCategoryOfAbuse><NumberOfPreviousCPP>1</NumberOfPreviousCPP></ChildProtectionPlans>
            """);

        Assert.Equal(new DateOnly(2025, 5, 6), episode.CinReferralDate.Value);
        Assert.Equal(("6", "N1", "RC7"), (episode.ReferralSource.Value, episode.PrimaryNeedCode.Value, episode.ReasonForClosure.Value));
        Assert.Equal((new DateOnly(2025, 12, 12), new DateOnly(2025, 6, 2)), (episode.CinClosureDate.Value!.Value, episode.DateOfInitialCpc.Value!.Value));
        Assert.False(episode.ReferralNfa.Value);
        Assert.Equal(2, episode.Assessments.Count);
        Assert.Equal(("2025-05-07", "2025-05-20", "2025-06-10"), (episode.Assessments[0].ActualStartDate.Raw, episode.Assessments[0].InternalReviewDate.Raw, episode.Assessments[0].AuthorisationDate.Raw));
        Assert.Equal(["3B", "4B"], episode.Assessments[0].Factors.Select(factor => factor.Value));
        Assert.False(episode.Assessments[1].AuthorisationDate.IsSent);
        var enquiry = Assert.Single(episode.Section47s);
        Assert.Equal(("2025-05-12", "2025-06-02", "2025-05-30"), (enquiry.ActualStartDate.Raw, enquiry.InitialCpcTarget.Raw, enquiry.DateOfInitialCpc.Raw));
        Assert.False(enquiry.IcpcNotRequired.Value);
        var plan = Assert.Single(episode.ProtectionPlans);
        Assert.Equal(("2025-05-30", "2025-11-28", 1), (plan.StartDate.Raw, plan.EndDate.Raw, plan.NumberOfPreviousCpp.Value));
        Assert.Equal(("NEG", "EMO"), (plan.InitialCategoryOfAbuse.Value, plan.LatestCategoryOfAbuse.Value));
    }

    [Theory]
    [InlineData("<Reviews><CPPreviewDate>2025-08-01</CPPreviewDate><CPPreviewDate>2026-01-15</CPPreviewDate></Reviews>", 1)]
    [InlineData("<Reviews><CPPreviewDate>2025-08-01</CPPreviewDate></Reviews><Reviews><CPPreviewDate>2026-01-15</CPPreviewDate></Reviews>", 2)]
    public void Reviews_are_read_from_one_group_or_from_a_group_for_each_date(string reviews, int groups)
    {
        var plan = Assert.Single(OnlyEpisode($"<ChildProtectionPlans>{reviews}</ChildProtectionPlans>").ProtectionPlans);

        Assert.Equal(groups, plan.Reviews.Count);
        Assert.Equal(["2025-08-01", "2026-01-15"], plan.ReviewDates.Select(date => date.Raw));
    }

    [Fact]
    public void A_group_of_reviews_without_a_date_stays_visible()
    {
        var plan = Assert.Single(OnlyEpisode("<ChildProtectionPlans><Reviews/></ChildProtectionPlans>").ProtectionPlans);

        Assert.Empty(Assert.Single(plan.Reviews).Dates);
        Assert.Empty(plan.ReviewDates);
    }

    [Fact]
    public void Unknown_elements_are_passed_over_counted_and_named()
    {
        using var reader = Open(File(
            Child(Episode("<Note>private <b>words</b></Note><Section47><Lead/></Section47><Note/>loose"), "<LAchildID>C1<i/></LAchildID><Nickname>X</Nickname>") + "<Adult/>")
            .Replace("</Children>", "</Children><Footer/>", StringComparison.Ordinal));

        Assert.Equal("C1", Assert.Single(reader.ReadChildren()).LaChildId.Raw);
        Assert.Equal(
            [
                ("Message/Children/Adult", 1),
                ("Message/Children/Child/CINdetails/(loose text)", 1),
                ("Message/Children/Child/CINdetails/Note", 2),
                ("Message/Children/Child/CINdetails/Section47/Lead", 1),
                ("Message/Children/Child/ChildIdentifiers/LAchildID/i", 1),
                ("Message/Children/Child/ChildIdentifiers/Nickname", 1),
                ("Message/Footer", 1),
            ],
            reader.UnknownElements.OrderBy(count => count.Key, StringComparer.Ordinal).Select(count => (count.Key, count.Value)));
    }

    [Fact]
    public void An_element_sent_twice_keeps_its_first_value_and_is_counted()
    {
        using var reader = Open(File(Child("", "<LAchildID>C1</LAchildID><LAchildID>C2</LAchildID>")));

        Assert.Equal("C1", Assert.Single(reader.ReadChildren()).LaChildId.Value);
        Assert.Equal(("Message/Children/Child/ChildIdentifiers/LAchildID", 1), Assert.Single(reader.RepeatedElements.Select(count => (count.Key, count.Value))));
    }

    [Fact]
    public void Everything_knows_the_line_it_stands_on()
    {
        var child = OnlyChild(
            """
            <Message>
            <Children>
            <Child>
            <ChildIdentifiers/>
            <CINdetails>
            <Assessments/>
            <CINPlanDates/>
            <Section47/>
            <ChildProtectionPlans>
            <Reviews/>
            </ChildProtectionPlans>
            <PreProceedingsandFGDM/>
            </CINdetails>
            <CINdetails/>
            </Child>
            </Children>
            </Message>
            """);

        var episode = child.Episodes[0];
        Assert.Equal((3, 5, 14), (child.Line, episode.Line, child.Episodes[1].Line));
        Assert.Equal((6, 7, 8), (episode.Assessments[0].Line, episode.CinPlans[0].Line, episode.Section47s[0].Line));
        Assert.Equal((9, 10, 12), (episode.ProtectionPlans[0].Line, episode.ProtectionPlans[0].Reviews[0].Line, episode.PreProceedings[0].Line));
    }

    [Fact]
    public void A_byte_order_mark_and_white_space_do_no_harm()
    {
        var xml = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\r\n<!-- made by hand -->\r\n<Message>\r\n\t<Children>\r\n <Child> <ChildIdentifiers>\r\n<LAchildID>\r\n  C1 </LAchildID></ChildIdentifiers> </Child>\r\n</Children>\r\n</Message>\r\n\r\n";
        using var reader = CensusReader.Open(new MemoryStream([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(xml)]));

        var id = Assert.Single(reader.ReadChildren()).LaChildId;
        Assert.Equal(("\n  C1 ", "C1"), (id.Raw, id.Value));
        Assert.Empty(reader.UnknownElements);
    }

    [Fact]
    public void A_file_in_utf_16_is_read()
    {
        var xml = "<?xml version=\"1.0\" encoding=\"utf-16\"?>" + File(Child(""));
        using var reader = CensusReader.Open(new MemoryStream([.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(xml)]));

        Assert.Single(reader.ReadChildren());
    }

    [Fact]
    public void Children_are_read_once()
    {
        using var reader = Open(File(Child("")));
        Assert.Single(reader.ReadChildren());

        Assert.Throws<InvalidOperationException>(() => reader.ReadChildren().Count());
    }
}
