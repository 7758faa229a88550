using Kith.Practice.Access;
using Kith.Practice.Shared;

namespace Kith.Practice.Steps;

/// <summary>A next step: what will be done, by whom and by when. Steps belong to the family; what is not done carries forward by itself.</summary>
public sealed class Step : ILabelled
{
    private Step()
    {
    }

    public StepId Id { get; private set; }

    public FamilyEpisodeId FamilyEpisode { get; private set; }

    public string What { get; private set; } = string.Empty;

    public PostingId Owner { get; private set; }

    public DateOnly DueOn { get; private set; }

    public Label Label { get; private set; }

    public PersonId? LabelPerson { get; private set; }

    public EntryId? FromEntry { get; private set; }

    public SupervisionId? FromSupervision { get; private set; }

    public PostingId SetBy { get; private set; }

    public DateTime SetAt { get; private set; }

    public DateOnly? DoneOn { get; private set; }

    public PostingId? DoneBy { get; private set; }

    public string? Outcome { get; private set; }

    public int Version { get; private set; }

    public bool IsOverdueOn(DateOnly day) => DoneOn is null && DueOn < day;

    public static Outcome<Step> Set(
        FamilyEpisodeId episode, string? what, PostingId? owner, DateOnly? dueOn, Side side, PostingId by, Now now, EntryId? fromEntry = null, SupervisionId? fromSupervision = null)
    {
        var no = new Refusals()
            .If(Text.Trimmed(what) is null, "What", "Enter the next step")
            .If(what?.Length > Text.Sentence, "What", "The next step must be 1,000 characters or fewer")
            .If(owner is null, "Owner", "Select who will do it")
            .If(dueOn is null, "DueOn", "Enter the day it is due")
            .If(dueOn < now.Today, "DueOn", "The day it is due must be today or in the future")
            .If(dueOn > now.Today.AddYears(2), "DueOn", "The day it is due must be within the next 2 years");
        return no.Any
            ? no
            : new Step
            {
                Id = Shared.Id.New<StepId>(now),
                FamilyEpisode = episode,
                What = what!.Trim(),
                Owner = owner!.Value,
                DueOn = dueOn!.Value,
                Label = side.Label,
                LabelPerson = side.Person,
                FromEntry = fromEntry,
                FromSupervision = fromSupervision,
                SetBy = by,
                SetAt = now.Moment,
            };
    }

    public Refusals Finish(DateOnly? on, string? outcome, PostingId by, DateOnly today)
    {
        var no = new Refusals()
            .If(DoneOn is not null, string.Empty, "This step is already done")
            .If(on is null, "DoneOn", "Enter the day it was done")
            .If(on > today, "DoneOn", "The day it was done must be today or in the past")
            .If(outcome?.Length > Text.Sentence, "Outcome", "What came of it must be 1,000 characters or fewer");
        if (!no.Any)
        {
            (DoneOn, DoneBy, Outcome) = (on, by, Text.Trimmed(outcome));
        }

        return no;
    }

    public Refusals Reopen()
    {
        var no = new Refusals().If(DoneOn is null, string.Empty, "This step is not done");
        if (!no.Any)
        {
            (DoneOn, DoneBy, Outcome) = (null, null, null);
        }

        return no;
    }

    public Refusals Change(PostingId? owner, DateOnly? dueOn, DateOnly today)
    {
        var no = new Refusals()
            .If(DoneOn is not null, string.Empty, "This step is already done")
            .If(owner is null, "Owner", "Select who will do it")
            .If(dueOn is null, "DueOn", "Enter the day it is due")
            .If(dueOn < today, "DueOn", "The day it is due must be today or in the future");
        if (!no.Any)
        {
            (Owner, DueOn) = (owner!.Value, dueOn!.Value);
        }

        return no;
    }
}
