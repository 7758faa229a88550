using Kith.Returns.CinCensus;

namespace Kith.Returns.Tests.CinCensus.Rules;

/// <summary>Each rule by small censuses that break it and others that just keep it, written as a file and read back.</summary>
public class RuleTests
{
    private static readonly RuleCase[] All =
        [.. ChildIdentifierCases.All, .. EpisodeCases.All, .. AssessmentCases.All, .. CinPlanCases.All, .. ConferenceAndPlanCases.All, .. WholeReturnCases.All, .. FormCases.All];

    public static TheoryData<string> Titles => [.. All.Select(one => one.ToString())];

    [Theory]
    [MemberData(nameof(Titles))]
    public void A_case_of_a_rule(string title)
    {
        var one = Assert.Single(All, candidate => candidate.ToString() == title);
        var checkedCensus = Checked.Through(one.Children, one.Header, one.Year);

        var ofTheRule = checkedCensus.Findings.Where(finding => one.Code == (finding.Rule.IsOfForm ? $"{finding.Rule} {finding.Rule.Fields[0]}" : finding.Rule.Code)).ToList();
        Assert.Empty(checkedCensus.Crashed);
        Assert.Equal(one.Breaks && one.Rows.Count == 0, checkedCensus.WholeReturn.Any(rule => rule.Code == one.Code));
        Assert.Equal(one.Breaks ? one.Rows : [], ofTheRule.Select(finding => finding.Place.Row).Order());
        Assert.All(ofTheRule, finding => Assert.Equal(finding.Rule.Table, finding.Place.Table));
        Assert.All(ofTheRule, finding => Assert.Equal(finding.Rule.Fields, finding.Place.Fields));
    }

    [Fact]
    public void No_rule_is_without_a_case_that_breaks_it_and_one_that_keeps_it()
    {
        var rules = CensusRuleset.For(new CensusYear(2026)).Rules.Where(rule => !rule.IsOfForm).Select(rule => rule.Code).Distinct().ToList();

        Assert.Equal(109, rules.Count);
        Assert.Empty(rules.Where(code => !All.Any(one => one.Code == code && one.Year == 2026 && one.Breaks)));
        Assert.Empty(rules.Where(code => !All.Any(one => one.Code == code && one.Year == 2026 && !one.Breaks)));
    }

    [Fact]
    public void Nothing_that_the_schema_asks_is_without_cases_either()
    {
        var asked = CensusRuleset.For(new CensusYear(2026)).Rules.Where(rule => rule.IsOfForm).Select(rule => $"{rule} {rule.Fields[0]}").ToList();

        Assert.Equal(7, asked.Count);
        Assert.All(asked, code => Assert.Equal([false, true], All.Where(one => one.Code == code).Select(one => one.Breaks).Distinct().Order()));
    }

    [Fact]
    public void The_clean_children_break_no_rule()
    {
        CensusChild[] children = [Clean.Child, Clean.Unborn, Clean.With(Clean.Closed), Clean.With(Clean.NoFurtherAction), Clean.With(Clean.Protected), Clean.With(Clean.CinPlan)];
        Assert.All(children, child => Assert.Empty(Checked.Through([child]).Findings.Select(finding => finding.Rule.Code)));
    }

    [Fact]
    public void Every_rule_says_what_is_wrong_and_what_to_do()
    {
        var years = Enumerable.Range(CensusYear.Oldest.EndsIn, 5).Select(year => CensusRuleset.For(new CensusYear(year))).ToList();
        Assert.All(years.SelectMany(set => set.Rules), rule =>
        {
            Assert.Matches("^([0-9]{3,4}Q?|Form)$", rule.Code);
            Assert.NotEmpty(rule.Fields);
            Assert.False(rule.Message.EndsWith('.') || rule.WhatToDo.EndsWith('.'), rule.Code);
            Assert.True(char.IsUpper(rule.Message[0]) && char.IsUpper(rule.WhatToDo[0]), rule.Code);
        });
        // A code may stand twice only for two tables, never twice in one year for one.
        Assert.All(years, set => Assert.Equal(set.Rules.Count, set.Rules.DistinctBy(rule => (rule.Code, rule.Table, rule.IsOfForm ? rule.Fields[0] : null)).Count()));
    }
}

/// <summary>What validation says of a census that was written as a file and read back.</summary>
internal sealed record Checked(CensusValidation Validation, IReadOnlyList<CensusFinding> Findings, IReadOnlyList<CensusRule> WholeReturn)
{
    public IReadOnlyCollection<CensusCrash> Crashed => Validation.Crashed;

    public static Checked Through(IReadOnlyList<CensusChild> children, CensusHeader? header, int year)
    {
        var file = new MemoryStream();
        CensusWriter.Write(file, new CensusYear(year), header, children);
        file.Position = 0;
        return Of(file, header is null ? new CensusYear(year) : null);
    }

    public static Checked Through(IReadOnlyList<CensusChild> children) => Through(children, Clean.Header, 2026);

    public static Checked Of(Stream file, CensusYear? year = null)
    {
        using var reader = CensusReader.Open(file);
        var validation = new CensusValidation(reader.Header, year);
        var findings = validation.Check(reader.ReadChildren()).ToList();
        return new Checked(validation, findings, validation.End());
    }
}
