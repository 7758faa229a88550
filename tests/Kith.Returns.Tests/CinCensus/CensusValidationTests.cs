using System.Text;
using Kith.Returns.CinCensus;
using Kith.Returns.CinCensus.Rules;
using Kith.Returns.Tests.CinCensus.Rules;
using Kith.Testing.Census;

namespace Kith.Returns.Tests.CinCensus;

public class CensusValidationTests
{
    [Fact]
    public void Rows_are_counted_in_each_table_over_the_whole_file()
    {
        var said = Checked.Through(
        [
            Clean.Child with { Disabilities = [new("AUT"), new("LD")] },
            Clean.With(Clean.Protected with { ProtectionPlans = [Clean.ProtectionPlan with { Reviews = [Clean.Review("2025-08-12", "2025-09-12"), Clean.Review("2025-10-12")] }] }) with { LaChildId = new("C2"), Upn = new("Z201000000021") },
            Clean.With(
                Clean.Closed,
                Clean.Protected with
                {
                    CinReferralDate = new("2025-12-01"),
                    Assessments = [Clean.Assessment with { Factors = [new("3B"), new("18A")], ActualStartDate = new("2025-12-01"), AuthorisationDate = new("2025-12-24") }],
                    ProtectionPlans = [Clean.ProtectionPlan with { StartDate = new("2025-12-09"), Reviews = [Clean.Review("2026-02-03"), Clean.Review()] }],
                    Section47s = [Clean.Enquiry with { ActualStartDate = new("2025-12-01"), DateOfInitialCpc = new("2025-12-09"), InitialCpcTarget = new("2025-12-20") }],
                }) with { LaChildId = new("C3"), UpnUnknown = new("UN2"), Upn = default, Disabilities = [new("AUT"), new("AUT")] },
        ]);

        Assert.Equal(
            [
                "8794 Disabilities 3", "8794 Disabilities 4", "8945Q Assessments 3, AssessmentFactorsList 7", "8870Q Section47 1", "8842Q Reviews 4",
            ],
            said.Findings.Select(finding => $"{finding.Rule} {string.Join(", ", new[] { finding.Place }.Concat(finding.Beside).Select(place => $"{place.Table} {place.Row}"))}"));
        Assert.All(said.Findings, finding => Assert.Equal("C3", finding.Child));
    }

    [Fact]
    public void A_number_used_twice_is_found_among_many_with_the_place_of_its_first_child()
    {
        const int Children = 20_000;
        var validation = new CensusValidation(Clean.Header);
        var children = Enumerable.Range(0, Children).Select(row => Clean.Child with
        {
            LaChildId = row switch { 4_096 => default, 19_998 => new("N7"), 19_999 => new(new string('é', 120)), 9_000 => new(new string('é', 120)), _ => new($"N{row}") },
            Upn = row is 4_096 or 15_000 ? new("Z201000000021") : default,
            UpnUnknown = row is 4_096 or 15_000 ? default : new("UN2"),
            Line = row * 3,
        });

        var findings = validation.Check(children).Where(f => f.Rule.Code is "1520" or "8510").Select(f => (f.Rule.Code, f.Child, f.Place.Row, f.Place.Line)).ToList();

        Assert.Equal(
            [
                ("1520", null, 4_096, 12_288), ("1520", "N15000", 15_000, 45_000), ("8510", "N7", 7, 21), ("8510", "N7", 19_998, 59_994),
                ("8510", new string('é', 100) + "…", 9_000, 27_000), ("8510", new string('é', 120), 19_999, 59_997),
            ],
            findings);
    }

    [Fact]
    public void A_rule_that_throws_is_crashed_and_never_passed_and_the_others_are_asked()
    {
        var broken = Write.Rule<ChildRow>("9999", "UPN", "Says", "Mend", (child, _) => child.ChildId == "C2" ? throw new InvalidOperationException("of the rule") : child.ChildId == "C1");
        var sound = Write.Rule<ChildRow>("9998", "UPN", "Says", "Mend", (_, _) => true);
        var onTheWholeReturn = new ThrowingAtTheEnd();
        var ruleset = new CensusRuleset(new CensusYear(2026), [], [broken, sound], [], [], [], [], [], [], [], [], [], [() => onTheWholeReturn]);
        var validation = new CensusValidation(Clean.Header, null, ruleset);

        var findings = validation.Check(new[] { "C1", "C2", "C3" }.Select((id, place) => Clean.Child with { LaChildId = new(id), Line = 10 + place })).ToList();

        Assert.Equal(["9999 C1", "9998 C1", "9998 C2", "9998 C3"], findings.Select(finding => $"{finding.Rule} {finding.Child}"));
        Assert.Empty(validation.End());
        Assert.Equal([new CensusCrash(broken.Rule, 11, "InvalidOperationException"), new CensusCrash(onTheWholeReturn.Rule, 0, "DivideByZeroException")], validation.Crashed);
    }

    [Theory]
    [InlineData("2026", null, "cin2025_26", 2026)]
    [InlineData("2022", null, "cin2021_22", 2022)]
    [InlineData("2027", null, "cin2025_26", 2027)]
    [InlineData("2024", 2026, "cin2025_26", 2026)]
    [InlineData("2040", null, "cin2025_26", 2040)]
    [InlineData("2016", null, "cin2021_22", 2016)]
    [InlineData("9999", null, "cin2025_26", 2026)]
    [InlineData("", null, "cin2025_26", 2026)]
    public void The_rules_are_those_of_the_year_that_was_asked_for_or_that_the_header_names(string sent, int? asked, string ruleset, int year)
    {
        var validation = new CensusValidation(new CensusHeader { Year = new(sent) }, asked is { } ending ? new CensusYear(ending) : null);

        Assert.Equal((ruleset, year), (validation.Ruleset.Name, validation.Period.Year.EndsIn));
    }

    [Theory]
    [InlineData("2026-03-31", "2026-03-31")]
    [InlineData("2026-03-30", "2026-03-30")]
    [InlineData("2025-03-31", "2026-03-31")]
    [InlineData("31/03/2026", "2026-03-31")]
    [InlineData(null, "2026-03-31")]
    public void The_reference_date_is_the_headers_when_it_lies_in_the_year_and_otherwise_31_March(string? sent, string measuredBy)
    {
        var period = new CensusValidation(new CensusHeader { Year = new("2026"), ReferenceDate = new(sent) }).Period;

        Assert.Equal(new DateOnly(2025, 4, 1), period.FirstDay);
        Assert.Equal(measuredBy, period.ReferenceDate.ToString("yyyy-MM-dd"));
    }

    [Fact]
    public void A_file_without_a_header_is_validated_as_the_newest_census_with_rules()
    {
        using var reader = Sample.Open(Sample.File(Sample.Child(Sample.Episode("")), header: ""));
        var validation = new CensusValidation(reader.Header);
        var findings = validation.Check(reader.ReadChildren()).ToList();

        Assert.Equal("100 Header 0 ", $"{findings[0].Rule} {findings[0].Place.Table} {findings[0].Place.Row} {findings[0].Child}");
        Assert.Equal(["4180", "8525Q", "4220", "8568"], findings.Skip(1).Select(finding => finding.Rule.Code).Except(["8866", "8610"]));
    }

    [Fact]
    public void A_finding_names_the_line_of_its_record()
    {
        var file = "<Message>\n<Children>\n<Child>\n<ChildIdentifiers/>\n<CINdetails>\n<Assessments>\n</Assessments>\n<ChildProtectionPlans>\n<Reviews/></ChildProtectionPlans></CINdetails></Child></Children></Message>";
        var findings = Checked.Of(new MemoryStream(Encoding.UTF8.GetBytes(file))).Findings;

        Assert.Equal(3, findings.Single(finding => finding.Rule.Code == "8500").Place.Line);
        Assert.Equal(5, findings.Single(finding => finding.Rule.Code == "8600").Place.Line);
        Assert.Equal(6, findings.Single(finding => finding.Rule.Code == "8736").Place.Line);
        Assert.Equal(9, findings.Single(finding => finding.Rule.Code == "8842Q").Place.Line);
    }

    [Fact]
    public void A_finding_names_each_record_once_with_all_that_it_is_about()
    {
        var closed = Clean.Closed with { CinClosureDate = new("2025-06-02"), DateOfInitialCpc = new("2025-06-03"), CinPlans = [Clean.CinPlan] };
        var finding = Checked.Through([Clean.With(closed)]).Findings.Single(finding => finding.Rule.Code == "8565");

        Assert.Equal(
            ["CINdetails 0 CINclosureDate DateOfInitialCPC", "CINplanDates 0 CINPlanStartDate CINPlanEndDate"],
            finding.Places.Select(place => $"{place.Table} {place.Row} {string.Join(' ', place.Fields)}"));
    }

    [Fact]
    public void A_census_with_faults_has_a_finding_for_each_of_them()
    {
        var (clean, faulty) = (new MemoryStream(), new MemoryStream());
        InventedCensus.Write(clean, 2026, 3_000);
        clean.Position = 0;
        var planted = FaultyCensus.Write(clean, faulty);
        faulty.Position = 0;
        var findings = Checked.Of(faulty).Findings;

        Assert.InRange(planted.Values.Sum(), 200, 400);
        Assert.All(planted, fault => Assert.InRange(findings.Count(finding => finding.Rule.Code == fault.Key), fault.Value, int.MaxValue));
    }

    [Fact]
    public void Nothing_of_a_child_is_kept_but_what_finds_a_number_used_twice()
    {
        var traces = TakeAndForget(out var validation);
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();

        Assert.InRange(traces.Count(trace => trace.TryGetTarget(out _)), 0, 1);
        GC.KeepAlive(validation);

        [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
        static List<WeakReference<CensusChild>> TakeAndForget(out CensusValidation validation)
        {
            var file = new MemoryStream();
            InventedCensus.Write(file, 2026, 2_000);
            file.Position = 0;
            using var reader = CensusReader.Open(file);
            validation = new CensusValidation(reader.Header);
            var traces = new List<WeakReference<CensusChild>>();
            foreach (var child in reader.ReadChildren())
            {
                validation.Take(child);
                traces.Add(new(child));
            }

            return traces;
        }
    }

    [Fact]
    public void A_child_of_a_thousand_overlapping_plans_names_only_the_first_of_the_others()
    {
        var finding = Checked.Through([Clean.With([.. Enumerable.Repeat(Clean.CinPlan, 1_000)])]).Findings.First(finding => finding.Rule.Code == "4014");

        Assert.Equal(20, finding.Beside.Count);
    }

    private sealed class ThrowingAtTheEnd : IReturnRule
    {
        public CensusRule Rule { get; } = Write.Definition("9997", CensusTable.ChildIdentifiers, "UPN", "Says", "Mend");

        public void Count(ChildRow child, CensusPeriod period)
        {
        }

        public bool Fails() => throw new DivideByZeroException();
    }
}
