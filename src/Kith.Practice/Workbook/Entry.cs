using Kith.Practice.Access;
using Kith.Practice.Shared;

namespace Kith.Practice.Workbook;

public enum EntryKind
{
    Visit,
    Summary,
    Update,
}

/// <summary>What a partner's update is about.</summary>
public enum UpdateKind
{
    Attendance,
    Event,
    Concern,
    Other,
}

/// <summary>
/// One thing written in the workbook, once: a header and its segments, and the typed rows that point to it (children seen, stages, modules,
/// sessions, a significant event). A saved entry is never updated: a correction is a new entry that names the one it replaces, and both stay.
/// </summary>
public sealed class Entry : ILabelled
{
    private readonly List<Segment> segments = [];
    private readonly List<Sighting> sightings = [];
    private readonly List<StageOfChange> stages = [];
    private readonly List<ModuleWork> modules = [];
    private readonly List<SessionTally> sessions = [];
    private readonly List<SignificantEvent> significant = [];
    private Acting? writer;
    private Relationship held;

    private Entry()
    {
    }

    public EntryId Id { get; private set; }

    public FamilyEpisodeId FamilyEpisode { get; private set; }

    public CycleId? Cycle { get; private set; }

    public EntryKind Kind { get; private set; }

    /// <summary>Of an update; null for every other kind of entry.</summary>
    public UpdateKind? UpdateKind { get; private set; }

    public DateOnly HappenedOn { get; private set; }

    public DateTime RecordedAt { get; private set; }

    public PostingId Author { get; private set; }

    public Discipline Discipline { get; private set; }

    /// <summary>General when any part of the entry is; otherwise the side of all its parts, and then nobody barred learns that it exists.</summary>
    public Label Label { get; private set; }

    public PersonId? LabelPerson { get; private set; }

    /// <summary>The first version of this entry: all its versions share it.</summary>
    public EntryId Origin { get; private set; }

    public EntryId? Replaces { get; private set; }

    public EntryId? ReplacedBy { get; private set; }

    public string? WhyCorrected { get; private set; }

    public IReadOnlyList<Segment> Segments => segments;

    public IReadOnlyList<Sighting> Sightings => sightings;

    public IReadOnlyList<StageOfChange> Stages => stages;

    public IReadOnlyList<ModuleWork> Modules => modules;

    public IReadOnlyList<SessionTally> Sessions => sessions;

    public IReadOnlyList<SignificantEvent> Significant => significant;

    /// <summary>Begins an entry of what happened on a day, today or before.</summary>
    /// <param name="held">How the writer stands to the family: no part may keep a side that they may not read themselves.</param>
    /// <param name="whatDay">How the page names the day, such as “the date of the visit”.</param>
    public static Outcome<Entry> Begin(
        EntryKind kind, FamilyEpisodeId episode, CycleId? cycle, Acting by, Relationship held, DateOnly? happenedOn, string whatDay, Now now)
    {
        var no = new Refusals()
            .If(happenedOn is null, "HappenedOn", $"Enter {whatDay}")
            .If(happenedOn > now.Today, "HappenedOn", $"{Capital(whatDay)} must be today or in the past")
            .If(happenedOn < now.Today.AddYears(-2), "HappenedOn", $"{Capital(whatDay)} must be within the last 2 years");
        if (no.Any)
        {
            return no;
        }

        var id = Shared.Id.New<EntryId>(now);
        return new Entry
        {
            Id = id,
            Origin = id,
            FamilyEpisode = episode,
            Cycle = cycle,
            Kind = kind,
            HappenedOn = happenedOn!.Value,
            RecordedAt = now.Moment,
            Author = by.Posting,
            Discipline = by.Role.DisciplineOf(),
            writer = by,
            held = held,
        };
    }

    /// <summary>Says what a partner's update is about.</summary>
    public Refusals Call(UpdateKind? kind)
    {
        UpdateKind = kind;
        return new Refusals().If(kind is null, "Kind", "Select what kind of update this is");
    }

    /// <summary>Adds a text about some people, or about everyone when none is named.</summary>
    public Refusals Tell(SegmentKind kind, string? text, Side side, Now now, params ReadOnlySpan<PersonId> about)
    {
        var no = Keep(side)
            .If(Text.Trimmed(text) is null, string.Empty, "Enter what happened")
            .If(text?.Length > Text.Account, string.Empty, "The text must be 20,000 characters or fewer");
        if (!no.Any)
        {
            segments.Add(new Segment(Shared.Id.New<RowId>(now), Id, FamilyEpisode, kind, text!.Trim(), side, segments.Count, about.ToArray()));
            Relabel();
        }

        return no;
    }

    public void Saw(PersonId child, Seen seen, Now now)
    {
        if (!sightings.Exists(s => s.Child == child))
        {
            sightings.Add(new Sighting(Shared.Id.New<RowId>(now), Id, FamilyEpisode, child, seen, HappenedOn));
        }
    }

    /// <summary>Where an adult stands with one behaviour; an entry says it once for each behaviour.</summary>
    public Refusals Stands(PersonId adult, Behaviour behaviour, Stage stage, Side side, Now now)
    {
        var no = Keep(side)
            .If(stages.Exists(s => s.Adult == adult && s.Behaviour == behaviour), "Behaviour", "Select each behaviour only once");
        if (!no.Any)
        {
            stages.Add(new StageOfChange(Shared.Id.New<RowId>(now), Id, FamilyEpisode, adult, behaviour, stage, HappenedOn, side));
            Relabel();
        }

        return no;
    }

    public Refusals Worked(int module, PersonId parent, Side side, Now now)
    {
        var no = Keep(side).If(module is < 1 or > Module.Count, string.Empty, "Select modules from the list");
        if (!no.Any && !modules.Exists(m => m.Module == module && m.Parent == parent))
        {
            modules.Add(new ModuleWork(Shared.Id.New<RowId>(now), Id, FamilyEpisode, module, parent, HappenedOn, side));
            Relabel();
        }

        return no;
    }

    /// <summary>Sessions with an adult since the last summary: offered = attended + missed + those still to come.</summary>
    public Refusals Count(PersonId adult, int? offered, int? attended, int? missed, Side side, Now now)
    {
        var no = Keep(side)
            .If(offered is < 0 or > 100, "Offered", "Sessions offered must be between 0 and 100")
            .If(attended is < 0 or > 100, "Attended", "Sessions attended must be between 0 and 100")
            .If(missed is < 0 or > 100, "Missed", "Sessions missed must be between 0 and 100");
        no.If(!no.Any && (attended ?? 0) + (missed ?? 0) > (offered ?? 0), "Offered", "Sessions offered must be at least those attended and missed together");
        if (!no.Any && (offered ?? 0) > 0)
        {
            sessions.Add(new SessionTally(Shared.Id.New<RowId>(now), Id, FamilyEpisode, adult, offered ?? 0, attended ?? 0, missed ?? 0, side));
            Relabel();
        }

        return no;
    }

    /// <summary>Puts one line in the chronology, with what it means for the children.</summary>
    public Refusals Mark(string? line, string? impact, Side side, Now now)
    {
        var no = Keep(side)
            .If(Text.Trimmed(line) is null, "Line", "Enter the line for the chronology")
            .If(line?.Length > Text.Sentence, "Line", "The line for the chronology must be 1,000 characters or fewer")
            .If(Text.Trimmed(impact) is null, "Impact", "Enter what this means for the children")
            .If(impact?.Length > Text.Sentence, "Impact", "What this means for the children must be 1,000 characters or fewer");
        if (!no.Any)
        {
            significant.Add(new SignificantEvent(Shared.Id.New<RowId>(now), Id, FamilyEpisode, line!.Trim(), impact!.Trim(), HappenedOn, side));
            Relabel();
        }

        return no;
    }

    /// <summary>
    /// Makes this entry the corrected version of an earlier one by the same author, with a reason. Parts of a side that the author may no
    /// longer read were never on their form: they stay as they are.
    /// </summary>
    public Refusals Correct(Entry earlier, string? why, Now now)
    {
        var no = new Refusals()
            .If(earlier.ReplacedBy is not null, string.Empty, "This entry has already been corrected. Correct the latest version")
            .If(earlier.Author != Author || earlier.Kind != Kind, string.Empty, "Only the author can correct an entry")
            .If(Text.Trimmed(why) is null, "WhyCorrected", "Enter why the entry is corrected")
            .If(why?.Length > Text.Sentence, "WhyCorrected", "The reason must be 1,000 characters or fewer");
        if (!no.Any)
        {
            (Origin, Replaces, WhyCorrected, Cycle) = (earlier.Origin, earlier.Id, why!.Trim(), earlier.Cycle);
            earlier.ReplacedBy = Id;
            CarryOver(earlier, now);
        }

        return no;
    }

    private void CarryOver(Entry earlier, Now now)
    {
        segments.AddRange(Closed(earlier.segments).Select((s, i) =>
            new Segment(Shared.Id.New<RowId>(now), Id, FamilyEpisode, s.Kind, s.Text, SideOf(s), segments.Count + i, s.About.Select(a => a.Person))).ToList());
        stages.AddRange(Closed(earlier.stages).Select(s =>
            new StageOfChange(Shared.Id.New<RowId>(now), Id, FamilyEpisode, s.Adult, s.Behaviour, s.Stage, HappenedOn, SideOf(s))));
        modules.AddRange(Closed(earlier.modules).Select(m =>
            new ModuleWork(Shared.Id.New<RowId>(now), Id, FamilyEpisode, m.Module, m.Parent, HappenedOn, SideOf(m))));
        sessions.AddRange(Closed(earlier.sessions).Select(s =>
            new SessionTally(Shared.Id.New<RowId>(now), Id, FamilyEpisode, s.Adult, s.Offered, s.Attended, s.Missed, SideOf(s))));
        significant.AddRange(Closed(earlier.significant).Select(s =>
            new SignificantEvent(Shared.Id.New<RowId>(now), Id, FamilyEpisode, s.Line, s.Impact, HappenedOn, SideOf(s))));
        Relabel();
    }

    private IEnumerable<T> Closed<T>(IEnumerable<T> parts)
        where T : ILabelled => parts.Where(part => !MayWrite(SideOf(part)));

    private Refusals Keep(Side side) => new Refusals()
        .If(!MayWrite(side), string.Empty, "Select who may read this from the list")
        .If(side.Label != Label.General && Sides().Any(s => s.Label != Label.General && s != side), string.Empty, "Keep one entry to one side or label: write another entry for the rest");

    // Whoever may read it; and whoever was invited to write, who reads nothing else, for everyone or under the label of their agency.
    private bool MayWrite(Side side) => writer is not null
        && (AccessRule.Decide(writer, Duty.ReadWorkbook, held, side) == Decision.Allowed || (held == Relationship.Invited && (side == Side.Shared || side == Side.OfUpdateFrom(writer.Role))));

    private void Relabel() => (Label, LabelPerson) = Sides().Distinct().ToList() is [var only] ? (only.Label, only.Person) : (Label.General, null);

    private IEnumerable<Side> Sides() =>
        segments.Concat<ILabelled>(stages).Concat(modules).Concat(sessions).Concat(significant).Select(SideOf);

    private static Side SideOf(ILabelled part) => new(part.Label, part.LabelPerson);

    private static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}
