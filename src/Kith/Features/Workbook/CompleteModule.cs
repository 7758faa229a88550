using System.ComponentModel.DataAnnotations;
using Kith.Features.Access;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Kith.Practice.Workbook;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Workbook;

public sealed class CompleteModuleInput
{
    [Display(Name = "Which parent?")]
    public PersonId? Parent { get; set; }

    [Display(Name = "What do you want to record?")]
    public ModuleEnd? End { get; set; }

    [Display(Name = "Date")]
    public DateOnly? On { get; set; }

    [Display(Name = "Why the module does not apply")]
    public string? Why { get; set; }

    /// <summary>Asked of a worker who may keep a side, as <see cref="SideChoice"/> names it.</summary>
    [Display(Name = "Who may read this?")]
    public string? MayRead { get; set; }
}

public enum ModuleEnd
{
    Completed,
    NotApplicable,
}

/// <summary>Says that a parent has met a module's objectives, or why the module does not apply to them.</summary>
public sealed class CompleteModule(KithDb db, Ledger ledger, WorkbookDesk desk)
{
    public async Task<Outcome<RowId>> Do(FamilyEpisodeId episode, int module, CompleteModuleInput input, Acting by, Now now, CancellationToken ct)
    {
        if (await db.Refuses(episode, by, Duty.WorkModules, ct) is { } refusal)
        {
            return refusal;
        }

        var family = await desk.Open(episode, by, ct);
        if (input.Parent is { } named && !family.Knows([named]))
        {
            return Refusal.NotFound;
        }

        var side = family.Sides.Count == 0 ? Side.Shared : family.Chosen(input.MayRead);
        var completed = ModuleCompletion.Complete(episode, input.Parent, module, input.On, input.End == ModuleEnd.NotApplicable, input.Why, side ?? Side.Shared, by.Posting, now);
        var no = new Refusals().Within(string.Empty, completed.Refusals)
            .If(!family.IsOpen, string.Empty, "This work is closed: a module cannot be completed")
            .If(input.End is null, nameof(input.End), "Select whether the module is completed or does not apply")
            .If(side is null, nameof(input.MayRead), "Select who may read this")
            .If(side is { Person: { } keeper } && input.Parent is not null && keeper != input.Parent, nameof(input.MayRead), "Keep this only for the side of the parent it is about")
            .If(await IsKnown(episode, module, input, by, family.Held, side, ct), nameof(input.Parent), "This module is already completed or set aside with this parent");
        if (no.Any)
        {
            return no;
        }

        db.ModuleCompletions.Add(completed.Value);
        ledger.Tell(
            new ModuleCompleted(module, input.End == ModuleEnd.NotApplicable), new About(family.Family, episode, input.Parent, side!.Value), by);
        return completed.Value.Id;
    }

    // Only what the worker may read can stand in their way: one side's completion says nothing to the other.
    private Task<bool> IsKnown(FamilyEpisodeId episode, int module, CompleteModuleInput input, Acting by, Relationship held, Side? side, CancellationToken ct)
    {
        var label = side?.Label ?? Label.General;
        return db.ModuleCompletions.ReadableIn(episode, by, held).AnyAsync(c => c.Parent == input.Parent && c.Module == module && c.Label == label, ct);
    }
}
