using Kith.Practice.Shared;

namespace Kith.Practice.Families;

/// <summary>
/// One period of work with a family. Involvements, labels, workbook cycles and supervision hang on it; which team has it is itself an involvement.
/// </summary>
public sealed class FamilyEpisode
{
    private FamilyEpisode()
    {
    }

    public FamilyEpisodeId Id { get; private set; }

    public FamilyId Family { get; private set; }

    public DateOnly OpenedOn { get; private set; }

    /// <summary>The day a lead worker was first allocated; null while the family waits on the Unallocated list.</summary>
    public DateOnly? AllocatedOn { get; private set; }

    /// <summary>Where things are now: one paragraph, dated, by the posting that wrote it.</summary>
    public string? WhereThingsAre { get; private set; }

    public DateTime? WhereThingsAreAt { get; private set; }

    public PostingId? WhereThingsAreBy { get; private set; }

    public DateOnly? ClosedOn { get; private set; }

    public string? WhyClosed { get; private set; }

    /// <summary>Came from a file of another system and was not opened by a worker.</summary>
    public bool IsImported { get; private set; }

    public int Version { get; private set; }

    public bool IsOpen => ClosedOn is null;

    public static Outcome<FamilyEpisode> Open(FamilyId family, DateOnly? openedOn, Now now)
    {
        var no = new Refusals()
            .If(openedOn is null, "OpenedOn", "Enter the day the work opened")
            .If(openedOn > now.Today, "OpenedOn", "The day the work opened must be today or in the past");
        return no.Any ? no : new FamilyEpisode { Id = Shared.Id.New<FamilyEpisodeId>(now), Family = family, OpenedOn = openedOn!.Value };
    }

    public static FamilyEpisode AsSent(FamilyId family, DateOnly openedOn, DateOnly? closedOn, Now now) =>
        new()
        {
            Id = Shared.Id.New<FamilyEpisodeId>(now),
            Family = family,
            OpenedOn = openedOn,
            ClosedOn = closedOn,
            WhyClosed = closedOn is null ? null : "Closed in the system it came from",
            IsImported = true,
        };

    /// <summary>An import found that the run of child episodes it spans is longer or shorter than before.</summary>
    public void SpanAsSent(DateOnly openedOn, DateOnly? closedOn)
    {
        (OpenedOn, ClosedOn) = (openedOn, closedOn);
        WhyClosed = closedOn is null ? null : WhyClosed ?? "Closed in the system it came from";
    }

    public void MarkAllocated(DateOnly today) => AllocatedOn ??= today;

    public Refusals Say(string? whereThingsAre, PostingId by, Now now)
    {
        var no = new Refusals()
            .If(Text.Trimmed(whereThingsAre) is null, "WhereThingsAre", "Enter where things are now")
            .If(whereThingsAre?.Length > Text.Sentence, "WhereThingsAre", "Where things are now must be 1,000 characters or fewer");
        if (!no.Any)
        {
            (WhereThingsAre, WhereThingsAreBy, WhereThingsAreAt) = (whereThingsAre!.Trim(), by, now.Moment);
        }

        return no;
    }

    public Refusals Close(DateOnly? on, string? why, DateOnly today)
    {
        var no = new Refusals()
            .If(!IsOpen, string.Empty, "This work is already closed")
            .If(on is null, "ClosedOn", "Enter the day the work closed")
            .If(on > today, "ClosedOn", "The day the work closed must be today or in the past")
            .If(on < OpenedOn, "ClosedOn", "The day the work closed must be the same as or after the day it opened")
            .If(Text.Trimmed(why) is null, "Why", "Enter why the work closed")
            .If(why?.Length > Text.Sentence, "Why", "The reason must be 1,000 characters or fewer");
        if (!no.Any)
        {
            (ClosedOn, WhyClosed) = (on, why!.Trim());
        }

        return no;
    }
}
