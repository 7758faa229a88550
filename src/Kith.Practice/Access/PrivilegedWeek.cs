using Kith.Practice.Shared;

namespace Kith.Practice.Access;

/// <summary>
/// The privileged actions of one week, to be looked through by somebody who did none of them. What a reviewer did themselves is left for a second reviewer. That it is
/// weekly follows what is published of privileged access; the days for it are ours.
/// </summary>
public sealed class PrivilegedWeek
{
    /// <summary>Working days after the week within which it is reviewed.</summary>
    public const int DaysToReview = 5;

    private readonly List<WeekReview> reviews = [];

    private PrivilegedWeek()
    {
    }

    public DateOnly Monday { get; private set; }

    /// <summary>How many there were when it became ready.</summary>
    public int Actions { get; private set; }

    public DateTime ReadyAt { get; private set; }

    /// <summary>The last day on which its review is in time.</summary>
    public DateOnly ReviewBy { get; private set; }

    public DateTime? ReviewedAt { get; private set; }

    public IReadOnlyList<WeekReview> Reviews => reviews;

    public int Version { get; private set; }

    public IsoWeek Week => new(Monday);

    /// <summary>A week in which there was nothing needs nobody.</summary>
    /// <param name="reviewBy">Five working days after its Sunday.</param>
    public static PrivilegedWeek Ready(IsoWeek week, int actions, DateOnly reviewBy, Now now) =>
        new() { Monday = week.Monday, Actions = actions, ReadyAt = now.Moment, ReviewBy = reviewBy, ReviewedAt = actions == 0 ? now.Moment : null };

    public bool IsOverdueOn(DateOnly day) => ReviewedAt is null && day > ReviewBy;

    /// <summary>Whether somebody has reviewed it already, so that only what they did themselves is left.</summary>
    public bool IsHalfReviewed => ReviewedAt is null && reviews.Count > 0;

    /// <param name="actions">How many actions there are in the week.</param>
    /// <param name="own">How many of them the reviewer did, in any posting.</param>
    public Refusals Review(bool? questioned, string? note, int actions, int own, Acting by, Now now)
    {
        var no = new Refusals()
            .If(ReviewedAt is not null, string.Empty, "This week has been reviewed already")
            .If(reviews.Exists(r => r.Worker == by.Worker), string.Empty, "You have reviewed this week. What is left is what you did yourself, and somebody else must review it")
            .If(actions > 0 && own == actions, string.Empty, "Somebody else must review this week: you did all of it")
            .If(questioned is null, "Questioned", "Select whether you question anything")
            .If(questioned == true && Text.Trimmed(note) is null, "Note", "Enter what you question, and whom you asked")
            .If(note?.Length > Text.Sentence, "Note", "The note must be 1,000 characters or fewer");
        if (no.Any)
        {
            return no;
        }

        reviews.Add(new WeekReview(Id.New<RowId>(now), by.Posting, by.Worker, now.Moment, actions, own, questioned!.Value, Text.Trimmed(note)));
        ReviewedAt = own == 0 || reviews.Count > 1 ? now.Moment : null;
        return no;
    }
}

/// <summary>One person looked through the week.</summary>
/// <param name="Actions">How many actions they saw in it.</param>
/// <param name="Own">How many of those they did themselves, which somebody else reviews.</param>
public sealed record WeekReview(RowId Id, PostingId By, WorkerId Worker, DateTime At, int Actions, int Own, bool Questioned, string? Note);
