using Kith.Features.Access;
using Kith.Features.Steps;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Families;
using Kith.Practice.Shared;
using Kith.Practice.Workbook;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Workbook;

/// <summary>Where entries are written: what every writer needs to know of the family, the entry with its next steps, and its facts.</summary>
public sealed class WorkbookDesk(KithDb db, Ledger ledger, SetStep setStep)
{
    public async Task<FamilyAtDesk> Open(FamilyEpisodeId episode, Acting by, CancellationToken ct)
    {
        var family = await db.FamilyEpisodes.Where(e => e.Id == episode).Select(e => new { e.Family, e.ClosedOn }).SingleAsync(ct);
        var people = await (from m in db.FamilyMembers join p in db.People on m.Person equals p.Id where m.Family == family.Family select new { p.Id, p.FirstName, p.LastName, m.Kind })
            .ToListAsync(ct);
        var cycle = await db.WorkbookCycles.Where(c => c.FamilyEpisode == episode && c.ClosedAt == null).Select(c => (CycleId?)c.Id).FirstOrDefaultAsync(ct);
        var held = await db.HeldBy(episode, by, ct);
        var (sides, own) = (await SidesOpenTo(episode, by, held, ct), await OwnAdultsOf(episode, by, ct));
        return new FamilyAtDesk(
            family.Family,
            episode,
            family.ClosedOn is null,
            cycle,
            held,
            people.GroupBy(p => p.Id).ToDictionary(p => p.Key, p => PersonName.Of(p.First().FirstName, p.First().LastName)),
            sides,
            [.. sides, .. Side.KeptBy(by, held, own, people.Where(p => p.Kind == MemberKind.Child).Select(p => p.Id).Distinct())],
            own);
    }

    /// <summary>
    /// The sides of domestic abuse in this family that the worker may read and so may keep: of each person harmed or alleged to have harmed,
    /// and of each adult with whom a domestic-abuse worker works.
    /// </summary>
    public async Task<IReadOnlyList<Side>> SidesOpenTo(FamilyEpisodeId episode, Acting by, Relationship held, CancellationToken ct)
    {
        var pairs = await db.HarmAllegations.Where(h => h.FamilyEpisode == episode).Select(h => new { h.HarmedBy, h.Harmed }).ToListAsync(ct);
        var worked = await (from i in db.Involvements
                            join p in db.Postings on i.Posting equals p.Id
                            where i.FamilyEpisode == episode && i.Adult != null && (p.Role == Role.DaVictimWorker || p.Role == Role.DaPerpetratorWorker)
                            select new { p.Role, Adult = i.Adult!.Value }).ToListAsync(ct);
        return pairs.Select(h => Side.VictimOf(h.Harmed))
            .Concat(pairs.Select(h => Side.PerpetratorOf(h.HarmedBy)))
            .Concat(worked.Select(w => Side.OwnOf(w.Role, w.Adult)!.Value))
            .Distinct()
            .Where(side => AccessRule.Decide(by, Duty.ReadWorkbook, held, side) == Decision.Allowed)
            .ToList();
    }

    /// <summary>The adults whom the worker's own involvements in this family name today.</summary>
    public async Task<IReadOnlyList<PersonId>> OwnAdultsOf(FamilyEpisodeId episode, Acting by, CancellationToken ct) =>
        await db.Involvements.Where(i => i.FamilyEpisode == episode && i.Posting == by.Posting && i.EndedOn == null && i.Adult != null)
            .Select(i => i.Adult!.Value).Distinct().ToListAsync(ct);

    /// <summary>Writes a new entry with its next steps, or says everything that stands against it.</summary>
    /// <param name="invited">The writer does not work with the family, and was invited to write.</param>
    public async Task<Outcome<Entry>> Write(FamilyEpisodeId episode, EntryInput input, Acting by, Now now, CancellationToken ct, bool invited = false)
    {
        var desk = await Open(episode, by, ct);
        desk = invited ? desk with { Held = Relationship.Invited } : desk;
        if (!desk.IsOpen)
        {
            return new Refusal(string.Empty, "This work is closed: an entry cannot be added");
        }

        var composed = input.Compose(desk, by, now);
        var no = new Refusals().Within(string.Empty, composed.Refusals);
        if (input.SideOfSteps(desk, by) is { } side)
        {
            await SetSteps(input.Steps, composed.Ok ? composed.Value.Id : null, desk, side, by, now, no, ct);
        }

        if (no.Any)
        {
            return no;
        }

        Add(composed.Value, desk, by, now);
        return composed;
    }

    /// <summary>Adds an entry to the workbook and tells what it says, in ids and codes.</summary>
    public void Add(Entry entry, FamilyAtDesk desk, Acting by, Now now)
    {
        db.Entries.Add(entry);
        var about = new About(desk.Family, entry.FamilyEpisode);
        ledger.Tell(Written(entry), about with { Side = new Side(entry.Label, entry.LabelPerson) }, by);
        foreach (var stage in entry.Stages)
        {
            ledger.Tell(new StageRecorded(entry.Id, stage.Behaviour, stage.Stage), about with { Person = stage.Adult, Side = new Side(stage.Label, stage.LabelPerson) }, by);
        }

        foreach (var child in entry.Segments.Where(s => s.Label == Label.ChildConfidential).Select(s => s.LabelPerson!.Value).Except(by.Confided))
        {
            db.Add(Confidant.Of(child, by.Worker, entry.FamilyEpisode, now));
            ledger.Tell(new ChildConfided(entry.Id, by.Worker), about with { Person = child, Side = Side.ConfidedBy(child) }, by);
        }

        foreach (var marked in entry.Significant)
        {
            ledger.Tell(new SignificantEventMarked(entry.Id, marked.On), about with { Side = new Side(marked.Label, marked.LabelPerson) }, by);
        }
    }

    private async Task SetSteps(
        List<StepInput> steps, EntryId? entry, FamilyAtDesk desk, Side side, Acting by, Now now, Refusals no, CancellationToken ct)
    {
        for (var i = 0; i < steps.Count; i++)
        {
            if (!steps[i].IsEmpty)
            {
                var step = steps[i];
                var set = await setStep.Do(desk.Episode, step.What, step.Owner, step.DueOn, side, by, now, ct, fromEntry: entry);
                no.Within($"Steps[{i}]", set.Refusals)
                    .If(set.Ok && !await MayRead(step.Owner!.Value, side, desk.Episode, now, ct), $"Steps[{i}].Owner", "Select somebody who may read this step");
            }
        }
    }

    /// <summary>Whether a step that keeps a side can be given to this owner.</summary>
    public async Task<bool> MayRead(PostingId owner, Side side, FamilyEpisodeId episode, Now now, CancellationToken ct)
    {
        if (side == Side.Shared)
        {
            return true;
        }

        var other = await db.ActingAs(owner, now, ct);
        return AccessRule.Decide(other, Duty.SeeSteps, await db.HeldBy(episode, other, ct), side) == Decision.Allowed;
    }

    private static Fact Written(Entry entry) => entry.Kind switch
    {
        EntryKind.Visit => new VisitRecorded(entry.Id, entry.HappenedOn, entry.Sightings.Select(s => new ChildMet(s.Child, s.Seen)).ToList(), entry.Replaces),
        EntryKind.Summary => new SummaryWritten(entry.Id, entry.HappenedOn, entry.Replaces),
        _ => new UpdateSent(entry.Id, entry.HappenedOn, entry.UpdateKind!.Value, entry.Replaces),
    };
}

/// <param name="Sides">The sides of domestic abuse that the writer may read and so may keep.</param>
/// <param name="Kept">Those and every other label that the writer may put on a paragraph kept apart.</param>
/// <param name="OwnAdults">The adults of the writer's own involvements.</param>
public sealed record FamilyAtDesk(
    FamilyId Family,
    FamilyEpisodeId Episode,
    bool IsOpen,
    CycleId? Cycle,
    Relationship Held,
    IReadOnlyDictionary<PersonId, string> People,
    IReadOnlyList<Side> Sides,
    IReadOnlyList<Side> Kept,
    IReadOnlyList<PersonId> OwnAdults)
{
    public bool Knows(IEnumerable<PersonId> people) => people.All(People.ContainsKey);

    public string NameOf(PersonId person) => People[person];

    /// <summary>The side chosen on the form, when the writer may keep it.</summary>
    public Side? Chosen(string? choice) => SideChoice.Parse(choice) is { } side && (side == Side.Shared || Sides.Contains(side)) ? side : null;

    /// <summary>The label of a paragraph kept apart, when the writer may put it there.</summary>
    public Side? ChosenToKeep(string? choice) => SideChoice.Parse(choice) is { } side && Kept.Contains(side) ? side : null;

    /// <summary>The side of a domestic-abuse worker with their own adult; null for everyone else.</summary>
    public Side? OwnSide(Acting by, PersonId adult) => OwnAdults.Contains(adult) ? Side.OwnOf(by.Role, adult) : null;
}
