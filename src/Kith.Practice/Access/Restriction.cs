using Kith.Practice.Shared;

namespace Kith.Practice.Access;

/// <summary>Who may open a family episode at all, whatever their relationship to it.</summary>
public enum CaseLabel
{
    /// <summary>Everyone who stands in a relationship to it.</summary>
    Standard,

    /// <summary>Only postings on the family's list.</summary>
    Restricted,

    /// <summary>Only postings on the list, and nothing says that the family is known: no index entry, no breaking of the glass.</summary>
    Sealed,
}

/// <summary>
/// Why a family may be restricted. Source: what councils publish of their own practice (Nottingham City, Lincolnshire, Gloucestershire); the list and its
/// day are ours.
/// </summary>
public enum RestrictionReason
{
    HighProfile,
    StaffConflict,
    Adoption,
    HighRisk,
    Other,
}

/// <summary>The reasons that may be chosen, each from its first day on.</summary>
public static class RestrictionReasons
{
    private static readonly (RestrictionReason Reason, DateOnly From, string Words)[] Table =
    [
        (RestrictionReason.HighProfile, new(2024, 4, 1), "High profile"),
        (RestrictionReason.StaffConflict, new(2024, 4, 1), "Somebody who works here is related to or knows the family"),
        (RestrictionReason.Adoption, new(2024, 4, 1), "Adoption"),
        (RestrictionReason.HighRisk, new(2024, 4, 1), "High risk to somebody if it becomes known"),
        (RestrictionReason.Other, new(2024, 4, 1), "Another reason"),
    ];

    public static IReadOnlyList<RestrictionReason> On(DateOnly day) => Table.Where(r => r.From <= day).Select(r => r.Reason).ToList();

    public static string InWords(this RestrictionReason reason) => Table.First(r => r.Reason == reason).Words;

    public static string InWords(this CaseLabel label) => label switch
    {
        CaseLabel.Restricted => "Restricted",
        CaseLabel.Sealed => "Sealed",
        _ => "Open to everyone who works with the family",
    };
}

/// <summary>A family episode is restricted or sealed, since when, why and by whom. It stays so until two people have agreed to lift it, however late its review.</summary>
public sealed class Restriction : IOfFamilyEpisode
{
    /// <summary>Days from one review to the next (Nottingham City reviews its restricted records every 90 days).</summary>
    public const int DaysToReview = 90;

    private Restriction()
    {
    }

    public RowId Id { get; private set; }

    public FamilyEpisodeId FamilyEpisode { get; private set; }

    public CaseLabel Label { get; private set; }

    public RestrictionReason Reason { get; private set; }

    public string? Why { get; private set; }

    public PostingId By { get; private set; }

    public AgencyId Agency { get; private set; }

    public DateTime RestrictedAt { get; private set; }

    /// <summary>The last day on which its review is in time.</summary>
    public DateOnly ReviewBy { get; private set; }

    public DateTime? ReviewedAt { get; private set; }

    /// <summary>What somebody proposes to make of it; a second person agrees or does not.</summary>
    public CaseLabel? Proposed { get; private set; }

    public string? ProposedWhy { get; private set; }

    /// <summary>Whoever proposes, in whichever posting, is not the second person.</summary>
    public WorkerId? ProposedBy { get; private set; }

    public DateTime? LiftedAt { get; private set; }

    public int Version { get; private set; }

    public bool IsOverdueOn(DateOnly day) => day > ReviewBy;

    public static Outcome<Restriction> Place(FamilyEpisodeId episode, CaseLabel? label, RestrictionReason? reason, string? why, Acting by, Now now)
    {
        var no = Check(label, reason, why, now);
        return no.Any
            ? no
            : new Restriction
            {
                Id = Shared.Id.New<RowId>(now),
                FamilyEpisode = episode,
                Label = label!.Value,
                Reason = reason!.Value,
                Why = Text.Trimmed(why),
                By = by.Posting,
                Agency = by.Agency,
                RestrictedAt = now.Moment,
                ReviewBy = now.Today.AddDays(DaysToReview),
            };
    }

    /// <summary>The same restriction for work that opens again: closing a family's work does not make it known.</summary>
    public Restriction For(FamilyEpisodeId later, Now now) => new()
    {
        Id = Shared.Id.New<RowId>(now),
        FamilyEpisode = later,
        Label = Label,
        Reason = Reason,
        Why = Why,
        By = By,
        Agency = Agency,
        RestrictedAt = now.Moment,
        ReviewBy = now.Today.AddDays(DaysToReview),
    };

    /// <summary>A restricted family becomes a sealed one; the other way needs two people.</summary>
    public Refusals Seal(CaseLabel? label, RestrictionReason? reason, string? why, Acting by, Now now)
    {
        var no = Check(label, reason, why, now)
            .If(label == Label, "Label", Label == CaseLabel.Sealed ? "This family is sealed already" : "This family is restricted already")
            .If(label == CaseLabel.Restricted && Label == CaseLabel.Sealed, "Label", "Two people unseal a family: propose it to a second person");
        if (!no.Any)
        {
            (Label, Reason, Why, By, RestrictedAt) = (CaseLabel.Sealed, reason!.Value, Text.Trimmed(why), by.Posting, now.Moment);
            (ReviewBy, Proposed, ProposedWhy, ProposedBy) = (now.Today.AddDays(DaysToReview), null, null, null);
        }

        return no;
    }

    public Refusals Review(string? why, Now now)
    {
        var no = new Refusals()
            .If(Text.Trimmed(why) is null, "Why", "Enter why the family stays restricted")
            .If(why?.Length > Text.Sentence, "Why", "The reason must be 1,000 characters or fewer");
        if (!no.Any)
        {
            (Why, ReviewedAt, ReviewBy) = (why!.Trim(), now.Moment, now.Today.AddDays(DaysToReview));
        }

        return no;
    }

    public Refusals Propose(CaseLabel? to, string? why, WorkerId by)
    {
        var no = new Refusals()
            .If(to is null || to >= Label || !Enum.IsDefined(to.Value), "To", "Select who may open the family instead")
            .If(Text.Trimmed(why) is null, "Why", "Enter why it need not stay as it is")
            .If(why?.Length > Text.Sentence, "Why", "The reason must be 1,000 characters or fewer");
        if (!no.Any)
        {
            (Proposed, ProposedWhy, ProposedBy) = (to, why!.Trim(), by);
        }

        return no;
    }

    /// <summary>A second person says whether the proposal is carried out.</summary>
    public Refusals Answer(bool? agreed, WorkerId by, Now now)
    {
        var no = new Refusals()
            .If(agreed is null, "Agreed", "Select whether you agree")
            .If(Proposed is null, string.Empty, "Nobody proposes to lift this restriction any more")
            .If(ProposedBy == by, string.Empty, "Somebody else must agree: you proposed it");
        if (no.Any)
        {
            return no;
        }

        if (agreed == true)
        {
            LiftedAt = Proposed == CaseLabel.Standard ? now.Moment : null;
            Label = Proposed == CaseLabel.Standard ? Label : Proposed!.Value;
        }

        (Proposed, ProposedWhy, ProposedBy) = (null, null, null);
        return no;
    }

    private static Refusals Check(CaseLabel? label, RestrictionReason? reason, string? why, Now now) => new Refusals()
        .If(label is not (CaseLabel.Restricted or CaseLabel.Sealed), "Label", "Select whether the family is restricted or sealed")
        .If(reason is null || !RestrictionReasons.On(now.Today).Contains(reason.Value), "Reason", "Select why")
        .If(reason == RestrictionReason.Other && Text.Trimmed(why) is null, "Why", "Enter the reason")
        .If(why?.Length > Text.Sentence, "Why", "The reason must be 1,000 characters or fewer");
}

/// <summary>A posting that may open a restricted or sealed family episode, between two days.</summary>
public sealed class ListedPosting : IOfFamilyEpisode
{
    private ListedPosting()
    {
    }

    public RowId Id { get; private set; }

    public FamilyEpisodeId FamilyEpisode { get; private set; }

    public PostingId Posting { get; private set; }

    public DateOnly From { get; private set; }

    /// <summary>The last day, when it was known from the start.</summary>
    public DateOnly? Until { get; private set; }

    public PostingId ListedBy { get; private set; }

    /// <summary>The day on which somebody took them off: from then on they are not on the list.</summary>
    public DateOnly? EndedOn { get; private set; }

    public int Version { get; private set; }

    public static Outcome<ListedPosting> Put(FamilyEpisodeId episode, PostingId? posting, DateOnly? until, PostingId by, Now now)
    {
        var no = new Refusals()
            .If(posting is null, "Posting", "Select a worker")
            .If(until < now.Today, "Until", "The last day must be today or in the future");
        return no.Any
            ? no
            : new ListedPosting { Id = Shared.Id.New<RowId>(now), FamilyEpisode = episode, Posting = posting!.Value, From = now.Today, Until = until, ListedBy = by };
    }

    public ListedPosting For(FamilyEpisodeId later, Now now) =>
        new() { Id = Shared.Id.New<RowId>(now), FamilyEpisode = later, Posting = Posting, From = now.Today, Until = Until, ListedBy = ListedBy };

    public bool IsOnListOn(DateOnly day) => EndedOn is null && From <= day && (Until is null || Until >= day);

    public void TakeOff(DateOnly today) => EndedOn = today;
}
