using System.CommandLine;
using System.Text.Json;
using Kith.Commands;
using Kith.Practice.Casework;
using Kith.Returns.CinCensus;
using Kith.Testing.Census;

namespace Kith.Tests.Commands;

[Trait("Database", "none")]
public sealed class CensusCommandTests : IDisposable
{
    private const string Faulty =
        """
        <Message>
          <Header><CollectionDetails><Collection>CIN</Collection><Year>2026</Year><ReferenceDate>2026-03-31</ReferenceDate></CollectionDetails></Header>
          <Children>
            <Child>
              <ChildIdentifiers><LAchildID>C1</LAchildID><UPN>X201000000010</UPN><PersonBirthDate>2015-06-01</PersonBirthDate><Sex>F</Sex></ChildIdentifiers>
              <ChildCharacteristics><Ethnicity>WBRI</Ethnicity><Disabilities><Disability>NONE</Disability></Disabilities></ChildCharacteristics>
              <CINdetails>
                <CINreferralDate>2025-05-06</CINreferralDate><ReferralSource>1A</ReferralSource><PrimaryNeedCode>N1</PrimaryNeedCode>
                <CINclosureDate>2025-05-07</CINclosureDate><ReasonForClosure>RC7</ReasonForClosure>
                <Assessments>
                  <AssessmentActualStartDate>2025-05-06</AssessmentActualStartDate><AssessmentInternalReviewDate>soon</AssessmentInternalReviewDate>
                  <AssessmentAuthorisationDate>2025-05-07</AssessmentAuthorisationDate>
                  <FactorsIdentifiedAtAssessment><AssessmentFactors>3B</AssessmentFactors><AssessmentFactors>18A</AssessmentFactors></FactorsIdentifiedAtAssessment>
                </Assessments>
                <CINPlanDates><CINPlanStartDate>2025-05-08</CINPlanStartDate><CINPlanEndDate>2025-05-09</CINPlanEndDate></CINPlanDates>
                <ReferralNFA>0</ReferralNFA>
                <Note>passed over</Note>
              </CINdetails>
            </Child>
            <Child/>
          </Children>
        </Message>
        """;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("kith-census-");

    [Fact]
    public async Task Json_tells_each_record_of_each_breach_by_table_and_row()
    {
        var (code, said, wrong) = await Validate(Faulty, "--json");
        var json = JsonDocument.Parse(said).RootElement;

        Assert.Equal((1, ""), (code, wrong));
        Assert.Equal(("kith", "cin2025_26"), (json.GetProperty("engine").GetString(), json.GetProperty("ruleset").GetString()));
        Assert.Equal(
            [
                "8565 CINdetails 0 CINclosureDate C1", "8565 CINplanDates 0 CINPlanStartDate,CINPlanEndDate C1", "8945Q Assessments 0 AssessmentFactors C1", "8945Q AssessmentFactorsList 1 AssessmentFactors C1",
                "4180 ChildIdentifiers 1 Sex ", "8500 ChildIdentifiers 1 LAchildID ", "8525Q ChildIdentifiers 1 PersonBirthDate,ExpectedPersonBirthDate ", "8590 ChildIdentifiers 1 LAchildID ",
                "4220 ChildCharacteristics 1 Ethnicity ",
            ],
            json.GetProperty("failures").EnumerateArray().Select(Words));
        Assert.Equal(["Form Assessments 0 AssessmentInternalReviewDate C1"], json.GetProperty("form").EnumerateArray().Select(Words));
        Assert.Equal(JsonValueKind.Null, json.GetProperty("failures").EnumerateArray().Last().GetProperty("child").ValueKind);
        Assert.Equal(["2886Q", "2887Q", "2888Q"], json.GetProperty("return_level").EnumerateArray().Select(rule => rule.GetString()));
        Assert.Empty(json.GetProperty("crashed").EnumerateArray());
        Assert.True(json.GetProperty("complete").GetBoolean());
        Assert.True(json.GetProperty("seconds").GetProperty("total").GetDouble() > 0);
        Assert.True(json.GetProperty("peak_mb").GetDouble() > 1);

        static string Words(JsonElement failure) =>
            $"{failure.GetProperty("rule")} {failure.GetProperty("table")} {failure.GetProperty("row")} {string.Join(',', failure.GetProperty("fields").EnumerateArray())} {failure.GetProperty("child")}";
    }

    [Fact]
    public async Task People_read_a_line_for_each_rule_and_then_where_and_what_to_do()
    {
        var (code, said, _) = await Validate(Faulty);

        Assert.Equal(1, code);
        Assert.StartsWith(
            """
            census.xml: 2 children, census of 2025-26
            Not known to Kith and passed over: Message/Children/Child/CINdetails/Note, 1 time.
            6 errors, which must be mended, and 5 queries, to mend or to explain.

            2886Q  query        1  More than 2 % of the children have no sex recorded, leaving out the unborn
            """.ReplaceLineEndings("\n"),
            said);
        Assert.Contains(
            """
            8565  Something is recorded after the episode was closed
                   Correct the closure date, or the date of what comes after it.
                   child C1, line 7: CINdetails CINclosureDate; with line 15: CINplanDates CINPlanStartDate, CINPlanEndDate
            """.ReplaceLineEndings("\n"),
            said);
        Assert.Contains("\nForm   error        1  The date of the internal review is not a date\n", said);
    }

    [Theory]
    [InlineData(2026, "census of 2025-26\nNo errors and no queries.\n")]
    [InlineData(2022, "census of 2021-22\nNo errors and no queries.\n")]
    [InlineData(2027, "census of 2026-27\nKith has no rules for 2026-27; it was checked by those of 2025-26.\nNo errors and no queries.\n")]
    public async Task A_clean_census_ends_with_0(int year, string words)
    {
        using var file = new MemoryStream();
        InventedCensus.Write(file, year, 1_000);
        var census = System.Text.Encoding.UTF8.GetString(file.ToArray());

        Assert.Equal((0, $"census.xml: 1,000 children, {words}", ""), await Validate(census));
    }

    [Fact]
    public async Task The_year_can_be_said()
    {
        Assert.Contains("\"ruleset\":\"cin2023_24\"", (await Validate(Faulty, "--year", "2024", "--json")).Said);
        Assert.Contains("census of 2023-24\nIts header says 2025-26.\n", (await Validate(Faulty, "--year", "2024")).Said);
        Assert.Contains("--year must be from 2022 to 2027, the calendar year in which the census ends.", (await Validate(Faulty, "--year", "2031")).Wrong);
    }

    [Fact]
    public async Task A_file_without_header_or_reference_date_is_a_finding_and_is_checked_all_the_same()
    {
        var (code, said, _) = await Validate("<Message><Children/></Message>", "--json");

        Assert.Equal(1, code);
        Assert.Contains("{\"rule\":\"100\",\"table\":\"Header\",\"row\":0,\"fields\":[\"ReferenceDate\",\"Year\"],\"child\":null}", said);
        Assert.Contains("The file does not say of which year it is; it was taken as 2025-26.", (await Validate("<Message><Children/></Message>")).Said);
    }

    [Theory]
    [InlineData("LAchildID,first_name", "The file is not XML (line 1).")]
    [InlineData("<Message><Children><Child>", "The file stops in the middle of a child (line 1).")]
    [InlineData("<!DOCTYPE Message><Message/>", "The file has a document type declaration (DOCTYPE) at its top, which Kith refuses because it can hide harmful content.")]
    [InlineData("<Return/>", "The file is not a children in need census: it begins with Return, not with Message (line 1).")]
    public async Task A_file_that_cannot_be_read_ends_with_2(string file, string reason)
    {
        var (code, said, wrong) = await Validate(file, "--json");

        Assert.Equal((2, reason + "\n"), (code, wrong.ReplaceLineEndings("\n")));
        Assert.True(said.Length == 0 || !JsonDocument.Parse(said).RootElement.GetProperty("complete").GetBoolean());
    }

    [Fact]
    public void The_library_and_the_rules_of_practice_know_the_same_working_days()
    {
        for (var day = new DateOnly(2020, 1, 1); day <= new DateOnly(2027, 12, 31); day = day.AddDays(1))
        {
            Assert.Equal(WorkingDays.IsWorkingDay(day), EnglishWorkingDays.IsWorkingDay(day));
        }
    }

    public void Dispose() => folder.Delete(recursive: true);

    private async Task<(int Code, string Said, string Wrong)> Validate(string census, params string[] options)
    {
        var file = Path.Combine(folder.FullName, "census.xml");
        await File.WriteAllTextAsync(file, census);
        using var said = new StringWriter { NewLine = "\n" };
        using var wrong = new StringWriter { NewLine = "\n" };
        var code = await KithCommands.Root().Parse(["census", "validate", file, .. options]).InvokeAsync(new InvocationConfiguration { Output = said, Error = wrong });
        return (code, said.ToString(), wrong.ToString());
    }
}
