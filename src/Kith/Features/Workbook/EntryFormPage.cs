using Kith.Features.Families;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Kith.Practice.Workbook;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Workbook;

/// <summary>What the partial views of an entry's form need of its page.</summary>
public interface IEntryForm<out TInput>
    where TInput : EntryInput
{
    TInput Input { get; }

    FamilyInView Family { get; }

    DeskInView Desk { get; }

    Acting By { get; }

    bool IsCorrection { get; }

    /// <summary>What is known of a row that names its behaviour by itself; null for a row in which the writer chooses one.</summary>
    LatestStage? Known(StageAnswer answer);
}

/// <summary>A page on which an entry is written, for the first time or anew.</summary>
public abstract class EntryFormPage<TInput>(EntryFormReader reader) : FamilyFormPage<TInput>, IEntryForm<TInput>
    where TInput : EntryInput, new()
{
    private const int StepIsDueInDays = 14;

    public DeskInView Desk { get; private set; } = null!;

    public virtual bool IsCorrection => false;

    public virtual LatestStage? Known(StageAnswer answer) =>
        Desk.LatestStages.FirstOrDefault(s => s.Adult == answer.Adult && s.Behaviour == answer.Behaviour);

    protected override async Task<IActionResult?> Show(CancellationToken ct)
    {
        Desk = await reader.Read(Family, By, ct);
        return null;
    }

    /// <summary>A row for each known behaviour of the adults, then one for each adult in which to choose another. Every stage stays open.</summary>
    protected void OfferStages(IReadOnlyList<PersonId> adults)
    {
        var known = IsCorrection ? [] : Desk.LatestStages.Where(s => adults.Contains(s.Adult)).Select(s => new StageAnswer { Adult = s.Adult, Behaviour = s.Behaviour });
        Input.Stages = [.. Input.Stages, .. known, .. adults.Select(a => new StageAnswer { Adult = a })];
    }

    protected override void AddRow(string list)
    {
        if (list == nameof(EntryInput.Steps))
        {
            Input.Steps.Add(new StepInput { Owner = Desk.Owners.Any(o => o.Posting == By.Posting) ? By.Posting : null, DueOn = Desk.Today.AddDays(StepIsDueInDays) });
        }
    }
}

/// <summary>An entry's own form once more, with what it says now, for its author to put right.</summary>
public abstract class CorrectPage<TInput>(EntryFormReader form, EntriesReader entries, CorrectEntry correctEntry) : EntryFormPage<TInput>(form)
    where TInput : EntryInput, new()
{
    [BindProperty(SupportsGet = true, Name = "entry")]
    public EntryId EntryId { get; set; }

    public EntryInView Earlier { get; private set; } = null!;

    public sealed override bool IsCorrection => true;

    public sealed override LatestStage? Known(StageAnswer answer) => Earlier.Stages
        .Where(s => s.Adult == answer.Adult && s.Behaviour == answer.Behaviour)
        .Select(s => new LatestStage(s.Adult, s.Behaviour, s.Stage, s.On, s.Label))
        .FirstOrDefault();

    protected abstract TInput As(EntryInView entry);

    protected sealed override async Task<IActionResult?> Show(CancellationToken ct)
    {
        if (await entries.Find(EntryId, Family.Episode, By, Family.Held, ct) is not { } entry || entry.Kind != Input.Kind)
        {
            return NotFound();
        }

        if (entry.AuthorPosting != By.Posting)
        {
            return Forbid();
        }

        // A form that is already being sent is answered in words instead, with what was typed.
        if (entry.Versions.IsReplaced && HttpMethods.IsGet(Request.Method))
        {
            return new RedirectResult(WorkbookLinks.Entry(Family.Ref, EntryId));
        }

        Earlier = entry;
        return await base.Show(ct);
    }

    protected sealed override Task Prefill(CancellationToken ct)
    {
        Input = As(Earlier);
        return Task.CompletedTask;
    }

    protected sealed override Task<IActionResult> Save(CancellationToken ct) => Save(
        now => correctEntry.Do(EntryId, Input, By, now, ct),
        then: id => WorkbookLinks.Entry(Family.Ref, id),
        done: "Correction saved. Both versions stay in the workbook",
        ct);
}
