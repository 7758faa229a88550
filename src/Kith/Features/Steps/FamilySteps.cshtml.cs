using Kith.Features.Access;
using Kith.Features.Families;
using Kith.Platform.Data;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Kith.Practice.Steps;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Steps;

/// <summary>The next steps of a family: open ones with the overdue first, and those done.</summary>
[Needs(Duty.SeeSteps)]
public sealed class FamilyStepsModel(KithDb db, TimeProvider time) : FamilyPage
{
    private const int PageSize = 25;

    [BindProperty(SupportsGet = true, Name = "p")]
    public int Number { get; set; } = 1;

    public IReadOnlyList<StepLine> Open { get; private set; } = [];

    public IReadOnlyList<StepLine> Done { get; private set; } = [];

    public int DoneCount { get; private set; }

    public int Pages => Math.Max(1, (DoneCount + PageSize - 1) / PageSize);

    public bool MayChange => Family.May(By, Duty.AddStep);

    public DateOnly Today => Now.At(time.GetUtcNow()).Today;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await Enter(ct) is { } gone)
        {
            return gone;
        }

        var steps = db.Steps.ReadableIn(Family.Episode, By, Family.Held);
        Open = await Lines(steps.Where(s => s.DoneOn == null).OrderBy(s => s.DueOn).ThenBy(s => s.Id), ct);
        DoneCount = await steps.CountAsync(s => s.DoneOn != null, ct);
        Number = Math.Clamp(Number, 1, Pages);
        Done = await Lines(steps.Where(s => s.DoneOn != null).OrderByDescending(s => s.DoneOn).ThenByDescending(s => s.Id).Skip((Number - 1) * PageSize).Take(PageSize), ct);
        return Page();
    }

    public string PageLink(int number) => $"{StepsLinks.Steps(Family.Ref)}?p={number}";

    private Task<List<StepLine>> Lines(IQueryable<Step> steps, CancellationToken ct) =>
        steps.Select(s => new StepLine(
            s.Id,
            s.What,
            (from p in db.Postings join w in db.Workers on p.Worker equals w.Id where p.Id == s.Owner select w.Name).First(),
            s.DueOn,
            s.DoneOn,
            s.Outcome,
            s.Label)).ToListAsync(ct);
}

public sealed record StepLine(StepId Id, string What, string Owner, DateOnly DueOn, DateOnly? DoneOn, string? Outcome, Label Label)
{
    public string? SideInWords => Label == Label.General ? null : Label.Tag();
}
