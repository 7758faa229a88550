using Kith.Features.Access;
using Kith.Features.Families;
using Kith.Platform.Data;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Kith.Practice.Workbook;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Workbook;

[Needs(Duty.RecordVisit)]
public sealed class RecordVisitModel(KithDb db, RecordVisit recordVisit, WorkbookDesk desk, ProgressReader progress, TimeProvider time) : FamilyFormPage<VisitInput>
{
    private const int StepIsDueInDays = 14;

    public IReadOnlyList<WorkerChoice> Owners { get; private set; } = [];

    public IReadOnlyList<Side> Sides { get; private set; } = [];

    public IReadOnlyList<ModuleChoice> Modules { get; private set; } = [];

    public IReadOnlyList<LatestStage> LatestStages { get; private set; } = [];

    public IReadOnlyList<OpenStep> OpenSteps { get; private set; } = [];

    private DateOnly Today => Now.At(time.GetUtcNow()).Today;

    protected override async Task<IActionResult?> Show(CancellationToken ct)
    {
        Owners = await db.WorkersOf(Family.Episode, Today).Choices(db, ct);
        Modules = await db.Modules.OrderBy(m => m.Number).Select(m => new ModuleChoice(m.Number, m.Title)).ToListAsync(ct);
        Sides = (await desk.SidesOf(Family.Episode, ct)).Where(s => AccessRule.Decide(By, Duty.RecordVisit, Family.Held, s) == Decision.Allowed).ToList();
        LatestStages = (await progress.StagesOf(Family.Episode, By, Family.Held, ct)).Where(s => Family.Find(s.Adult) is not null).OrderBy(s => Family.NameOf(s.Adult)).ThenBy(s => s.Behaviour).ToList();
        OpenSteps = await db.Steps.ReadableIn(Family.Episode, By, Family.Held)
            .Where(s => s.DoneOn == null).OrderBy(s => s.DueOn).Take(5).Select(s => new OpenStep(s.What, s.DueOn)).ToListAsync(ct);
        return null;
    }

    protected override Task Prefill(CancellationToken ct)
    {
        Input.HappenedOn = Today;
        Input.Children = Family.Children.Select(c => new ChildAtVisit { Person = c.Id }).ToList();
        Input.Stages = LatestStages.Select(s => new StageAnswer { Adult = s.Adult, Behaviour = s.Behaviour })
            .Concat(Family.Adults.Where(a => LatestStages.All(s => s.Adult != a.Id)).Select(a => new StageAnswer { Adult = a.Id }))
            .ToList();
        Input.Modules = Family.Adults.Select(a => new ModulesWithParent { Parent = a.Id }).ToList();
        AddRow(nameof(VisitInput.Steps));
        return Task.CompletedTask;
    }

    protected override void AddRow(string list)
    {
        switch (list)
        {
            case nameof(VisitInput.Steps):
                Input.Steps.Add(new StepInput { Owner = Owners.Any(o => o.Posting == By.Posting) ? By.Posting : null, DueOn = Today.AddDays(StepIsDueInDays) });
                break;
            case nameof(VisitInput.Stages):
                Input.Stages.Add(new StageAnswer());
                break;
        }
    }

    protected override Task<IActionResult> Save(CancellationToken ct) => Save(
        now => recordVisit.Do(Family.Episode, Input, By, now, ct),
        then: _ => WorkbookLinks.Workbook(Family.Ref),
        done: "Visit saved to the workbook",
        ct);

    public LatestStage? Latest(StageAnswer answer) => LatestStages.FirstOrDefault(s => s.Adult == answer.Adult && s.Behaviour == answer.Behaviour);

    /// <summary>“Keep from Paul’s side (about Vera)”: the choice names who will not see it, as the writer thinks of it.</summary>
    public string InWords(Side side) => side.Label == Label.DaVictim
        ? $"Keep for {Family.NameOf(side.Person)}’s side: nobody who works with a person alleged to have harmed {Family.NameOf(side.Person)} can see it"
        : $"Keep for {Family.NameOf(side.Person)}’s side: nobody who works with a person {Family.NameOf(side.Person)} is alleged to have harmed can see it";
}

public sealed record ModuleChoice(int Number, string Title);

public sealed record OpenStep(string What, DateOnly DueOn);
