using System.ComponentModel.DataAnnotations;
using Kith.Platform.Data;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Families;

[Needs(Duty.EditPeople)]
public sealed class RecordHarmAllegationModel(KithDb db, RecordHarmAllegation recordHarmAllegation) : FamilyFormPage<RecordHarmAllegationInput>
{
    /// <summary>What recording it will close to whom; null until both people are chosen.</summary>
    public IReadOnlyList<string>? WillBar { get; private set; }

    protected override async Task<IActionResult> Save(CancellationToken ct)
    {
        if (!Input.IsConfirmed && Input.HarmedBy is { } harmer && Input.Harmed is { } harmed && harmer != harmed && Family.Find(harmer) is not null && Family.Find(harmed) is not null)
        {
            WillBar = await Bars(harmer, harmed, ct);
            return Page();
        }

        return await Save(
            now => recordHarmAllegation.Do(Family.Episode, Input.HarmedBy, Input.Harmed, By, now, ct),
            then: _ => FamiliesLinks.People(FamilyRef),
            done: "Recorded. Each side’s workers no longer see the other side’s words",
            ct);
    }

    private async Task<IReadOnlyList<string>> Bars(PersonId harmer, PersonId harmed, CancellationToken ct)
    {
        var specialists = await (from i in db.Involvements
                                 join p in db.Postings on i.Posting equals p.Id
                                 join w in db.Workers on p.Worker equals w.Id
                                 where i.FamilyEpisode == Family.Episode && i.EndedOn == null && (i.Adult == harmer || i.Adult == harmed)
                                 orderby w.Name
                                 select new { w.Id, w.Name, i.Adult }).ToListAsync(ct);
        var both = specialists.GroupBy(s => s.Id).Where(s => s.Select(x => x.Adult).Distinct().Count() > 1).Select(s => s.Key).ToHashSet();
        return specialists.Where(s => !both.Contains(s.Id))
            .Select(s => s.Adult == harmer ? $"{s.Name}, who works with {Family.NameOf(harmer)}, will not see what is kept for {Family.NameOf(harmed)}’s side" : $"{s.Name}, who works with {Family.NameOf(harmed)}, will not see what is kept for {Family.NameOf(harmer)}’s side")
            .Concat(specialists.Where(s => both.Contains(s.Id)).Select(s => $"{s.Name} works with both of them: ask the manager to name another worker to one of them").Distinct())
            .ToList();
    }
}

public sealed class RecordHarmAllegationInput
{
    [Display(Name = "Who is alleged to have caused harm")]
    public PersonId? HarmedBy { get; set; }

    [Display(Name = "Who is alleged to have been harmed")]
    public PersonId? Harmed { get; set; }

    public bool IsConfirmed { get; set; }
}
