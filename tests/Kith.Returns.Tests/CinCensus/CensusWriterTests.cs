using System.Text;
using Kith.Returns.CinCensus;
using Kith.Returns.Tests.CinCensus.Rules;
using Kith.Testing.Census;

namespace Kith.Returns.Tests.CinCensus;

public class CensusWriterTests
{
    [Fact]
    public void A_census_is_written_in_the_order_of_the_schema()
    {
        var child = Clean.Child with
        {
            FormerUpn = new("T20100000001A"),
            PersonDeathDate = new("2026-01-01"),
            Episodes =
            [
                Clean.Closed with
                {
                    DateOfInitialCpc = new("2025-05-20"),
                    Assessments = [Clean.Assessment with { InternalReviewDate = new("2025-05-16") }],
                    CinPlans = [Clean.CinPlan],
                    Section47s = [Clean.Enquiry],
                    ProtectionPlans = [Clean.ProtectionPlan with { EndDate = new("2025-09-01"), Reviews = [Clean.Review("2025-08-12", "2025-08-13"), Clean.Review()] }],
                },
            ],
        };

        Assert.Equal(
            """
            <?xml version="1.0" encoding="utf-8"?>
            <Message>
              <Header>
                <CollectionDetails>
                  <Collection>CIN</Collection>
                  <Year>2026</Year>
                  <ReferenceDate>2026-03-31</ReferenceDate>
                </CollectionDetails>
                <Source />
              </Header>
              <Children>
                <Child>
                  <ChildIdentifiers>
                    <LAchildID>C1</LAchildID>
                    <UPN>X201000000010</UPN>
                    <FormerUPN>T20100000001A</FormerUPN>
                    <PersonBirthDate>2015-06-01</PersonBirthDate>
                    <Sex>F</Sex>
                    <PersonDeathDate>2026-01-01</PersonDeathDate>
                  </ChildIdentifiers>
                  <ChildCharacteristics>
                    <Ethnicity>WBRI</Ethnicity>
                    <Disabilities>
                      <Disability>NONE</Disability>
                    </Disabilities>
                  </ChildCharacteristics>
                  <CINdetails>
                    <CINreferralDate>2025-05-06</CINreferralDate>
                    <ReferralSource>1A</ReferralSource>
                    <PrimaryNeedCode>N1</PrimaryNeedCode>
                    <CINclosureDate>2025-11-03</CINclosureDate>
                    <ReasonForClosure>RC7</ReasonForClosure>
                    <DateOfInitialCPC>2025-05-20</DateOfInitialCPC>
                    <Assessments>
                      <AssessmentActualStartDate>2025-05-06</AssessmentActualStartDate>
                      <AssessmentInternalReviewDate>2025-05-16</AssessmentInternalReviewDate>
                      <AssessmentAuthorisationDate>2025-06-02</AssessmentAuthorisationDate>
                      <FactorsIdentifiedAtAssessment>
                        <AssessmentFactors>3B</AssessmentFactors>
                        <AssessmentFactors>16A</AssessmentFactors>
                      </FactorsIdentifiedAtAssessment>
                    </Assessments>
                    <CINPlanDates>
                      <CINPlanStartDate>2025-06-03</CINPlanStartDate>
                      <CINPlanEndDate>2025-10-01</CINPlanEndDate>
                    </CINPlanDates>
                    <Section47>
                      <S47ActualStartDate>2025-05-06</S47ActualStartDate>
                      <InitialCPCtarget>2025-05-28</InitialCPCtarget>
                      <DateOfInitialCPC>2025-05-20</DateOfInitialCPC>
                      <ICPCnotRequired>0</ICPCnotRequired>
                    </Section47>
                    <ReferralNFA>0</ReferralNFA>
                    <ChildProtectionPlans>
                      <CPPstartDate>2025-05-20</CPPstartDate>
                      <CPPendDate>2025-09-01</CPPendDate>
                      <InitialCategoryOfAbuse>NEG</InitialCategoryOfAbuse>
                      <LatestCategoryOfAbuse>EMO</LatestCategoryOfAbuse>
                      <NumberOfPreviousCPP>0</NumberOfPreviousCPP>
                      <Reviews>
                        <CPPreviewDate>2025-08-12</CPPreviewDate>
                        <CPPreviewDate>2025-08-13</CPPreviewDate>
                      </Reviews>
                      <Reviews />
                    </ChildProtectionPlans>
                  </CINdetails>
                </Child>
              </Children>
            </Message>
            """.ReplaceLineEndings("\n"),
            Encoding.UTF8.GetString(Written(2026, Clean.Header, [child])));
    }

    [Theory]
    [InlineData(2022)]
    [InlineData(2023)]
    [InlineData(2024)]
    [InlineData(2025)]
    [InlineData(2026)]
    [InlineData(2027)]
    public void An_invented_census_comes_out_as_it_went_in(int year)
    {
        // They hold both shapes of Reviews, both spellings of a boolean, and each year’s sex, plans and pre-proceedings.
        for (var seed = 1; seed <= 20; seed++)
        {
            var invented = new MemoryStream();
            InventedCensus.Write(invented, year, 60, seed);

            Assert.Equal(Encoding.UTF8.GetString(invented.ToArray()), Encoding.UTF8.GetString(Rewritten(invented.ToArray(), year)));
        }
    }

    [Fact]
    public void Whatever_could_be_read_is_written_read_and_written_to_the_same_bytes()
    {
        var mutated = new MutatedCensus();
        var compared = 0;
        for (var number = 0; number < 1_500; number++)
        {
            var damaged = mutated.Make(number);
            if (MutatedCensus.Survives(damaged))
            {
                var once = Rewritten(damaged, 2026);
                Assert.Equal(once, Rewritten(once, 2026));
                compared++;
            }
        }

        Assert.True(compared > 200, $"only {compared} of the files could be read");
    }

    [Fact]
    public void Values_keep_the_characters_that_xml_would_change()
    {
        var child = Clean.Child with { LaChildId = new("a\r\nb<&>\"é😀"), Upn = new(""), FormerUpn = new("  ") };
        using var reader = CensusReader.Open(new MemoryStream(Written(2026, null, [child])));
        var read = Assert.Single(reader.ReadChildren());

        Assert.Null(reader.Header);
        Assert.Equal((child.LaChildId, child.Upn, child.FormerUpn), (read.LaChildId, read.Upn, read.FormerUpn));
    }

    [Theory]
    [InlineData(2024, "M", null, "GenderCurrent", "1")]
    [InlineData(2024, "U", null, "GenderCurrent", "0")]
    [InlineData(2024, "F", "9", "GenderCurrent", "9")]
    [InlineData(2024, "X", null, "GenderCurrent", "X")]
    [InlineData(2025, null, "2", "Sex", "F")]
    [InlineData(2025, null, "9", "Sex", "U")]
    [InlineData(2025, null, "7", "Sex", "7")]
    [InlineData(2026, "M", "2", "Sex", "M")]
    public void The_sex_is_written_as_the_year_names_it(int year, string? sex, string? gender, string element, string value)
    {
        var child = Clean.Child with { Sex = new(sex), GenderCurrent = new(gender) };
        var file = Encoding.UTF8.GetString(Written(year, null, [child]));

        Assert.Contains($"<{element}>{value}</{element}>", file);
        Assert.DoesNotContain(element == "Sex" ? "GenderCurrent" : "<Sex", file);
    }

    [Fact]
    public void Pre_proceedings_are_written_from_the_year_in_which_they_came()
    {
        var child = Clean.With(Clean.Episode with { PreProceedings = [new CensusPreProceedings { StartDate = new("2026-05-05") }] });

        Assert.DoesNotContain("PreProceedings", Encoding.UTF8.GetString(Written(2026, null, [child])));
        Assert.Contains("<PPStartDate>2026-05-05</PPStartDate>", Encoding.UTF8.GetString(Written(2027, null, [child])));
    }

    private static byte[] Written(int year, CensusHeader? header, IReadOnlyList<CensusChild> children)
    {
        var file = new MemoryStream();
        CensusWriter.Write(file, new CensusYear(year), header, children);
        return file.ToArray();
    }

    private static byte[] Rewritten(byte[] file, int year)
    {
        using var reader = CensusReader.Open(new MemoryStream(file));
        var written = new MemoryStream();
        CensusWriter.Write(written, new CensusYear(year), reader.Header, reader.ReadChildren());
        return written.ToArray();
    }
}
