using System.ComponentModel.DataAnnotations;
using Kith.Features.Families;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Casework;
using Kith.Practice.Shared;
using Kith.Returns.CinCensus;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Casework;

[Needs(Duty.WriteAssessment)]
public sealed class WriteAssessmentModel(WriteAssessment write, AssessmentReader reader, TimeProvider time) : FamilyFormPage<WriteAssessmentInput>
{
    [BindProperty(SupportsGet = true, Name = "assessment")]
    public AssessmentId Id { get; set; }

    public AssessmentInView Assessment { get; private set; } = null!;

    /// <summary>What concerns a parent or another adult concerns every child of the household, so it is asked once.</summary>
    public IReadOnlyList<CensusCode> FactorsOfAdults { get; private set; } = [];

    public IReadOnlyList<CensusCode> FactorsOfChildren { get; private set; } = [];

    public string NameOf(RowId child) => Assessment.Children.FirstOrDefault(c => c.Row.Id == child)?.Name ?? "this child";

    protected override async Task<IActionResult?> Show(CancellationToken ct)
    {
        Assessment = (await reader.Read(Id, Family.Episode, ct))!;
        var factors = AssessmentDesk.FactorsOn(Now.At(time.GetUtcNow()).Today);
        FactorsOfAdults = factors.Where(f => IsOfAdult(f.Code)).OrderBy(f => AssessmentFactors.About(f.Code)).ToList();
        FactorsOfChildren = factors.Where(f => !IsOfAdult(f.Code)).ToList();
        return Assessment is null or { State: AssessmentState.Imported } ? NotFound() : null;
    }

    protected override Task Prefill(CancellationToken ct)
    {
        Input.Version = Assessment.Assessment.Version;
        Input.Analysis = Assessment.Assessment.Analysis;
        Input.Factors = FactorsOfAdults.Select(f => f.Code).Where(code => Assessment.Children.All(c => c.Row.Chosen.Contains(code))).ToList();
        Input.Children = Assessment.Children
            .Select(c => new ChildFindingsInput
            {
                Child = c.Row.Id,
                Analysis = c.Row.Analysis,
                Outcome = c.Row.Outcome,
                Factors = c.Row.Chosen.Where(code => !IsOfAdult(code)).ToList(),
                Alone = c.Row.Chosen.Where(code => IsOfAdult(code) && !Input.Factors.Contains(code)).ToList(),
            })
            .ToList();
        return Task.CompletedTask;
    }

    protected override Task<IActionResult> Save(CancellationToken ct) => Save(
        now => write.Do(Id, Input, By, now, ct),
        then: id => CaseworkLinks.Assessment(FamilyRef, id),
        done: "Assessment saved",
        ct);

    protected override string? Called(object item) => item switch
    {
        RowId child => NameOf(child),
        string code => FactorsOfAdults.Concat(FactorsOfChildren).FirstOrDefault(f => f.Code == code)?.Meaning,
        _ => base.Called(item),
    };

    private static bool IsOfAdult(string code) => AssessmentFactors.About(code) is FactorIsAbout.ParentOrCarer or FactorIsAbout.AnotherPersonInTheHousehold;
}

public sealed class WriteAssessmentInput
{
    public int Version { get; set; }

    [Display(Name = "What did you find, and what does it mean?")]
    public string? Analysis { get; set; }

    /// <summary>Found for every child of the assessment.</summary>
    [Display(Name = "Factors about a parent or another person in the household, for every child")]
    public List<string> Factors { get; set; } = [];

    public List<ChildFindingsInput> Children { get; set; } = [];
}

public sealed class ChildFindingsInput
{
    public RowId Child { get; set; }

    public string? Analysis { get; set; }

    public AssessmentOutcome? Outcome { get; set; }

    public List<string> Factors { get; set; } = [];

    /// <summary>About an adult, and found for this child alone.</summary>
    public List<string> Alone { get; set; } = [];
}
