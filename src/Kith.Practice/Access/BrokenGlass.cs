using Kith.Practice.Shared;

namespace Kith.Practice.Access;

/// <summary>Why somebody opens a family that they do not work with. The list is ours.</summary>
public enum EmergencyReason
{
    ChildInDanger,
    AdultInDanger,
    OutOfHours,
    PoliceOrHospitalAsks,
    Other,
}

/// <summary>
/// Somebody opens one family episode in an emergency without working with it: for at most 24 hours or until they sign out, to read and nothing else. Every use is
/// reviewed by a privacy officer. Source: NHS practice of self-claimed legitimate relationships and hospitals’ break-the-glass; the hours and days are ours.
/// </summary>
public sealed class BrokenGlass : IOfFamilyEpisode
{
    public const int Hours = 24;

    /// <summary>Characters that a reason must have, so that it says something.</summary>
    public const int ShortestWhy = 20;

    /// <summary>Working days within which a privacy officer reviews it.</summary>
    public const int DaysToReview = 5;

    private BrokenGlass()
    {
    }

    public RowId Id { get; private set; }

    public FamilyEpisodeId FamilyEpisode { get; private set; }

    public PostingId Posting { get; private set; }

    public WorkerId Worker { get; private set; }

    public AgencyId Agency { get; private set; }

    public EmergencyReason Reason { get; private set; }

    public string Why { get; private set; } = string.Empty;

    /// <summary>Somebody is in immediate danger, and where they are must be known: the second reason, without which protected locations stay withheld.</summary>
    public bool IsImmediateDanger { get; private set; }

    public DateTime BrokenAt { get; private set; }

    /// <summary>The moment from which it opens nothing.</summary>
    public DateTime Until { get; private set; }

    public DateOnly ReviewBy { get; private set; }

    public PostingId? ReviewedBy { get; private set; }

    public DateTime? ReviewedAt { get; private set; }

    public bool? WasRight { get; private set; }

    public string? Review { get; private set; }

    public int Version { get; private set; }

    /// <param name="reviewBy">Five working days on.</param>
    public static Outcome<BrokenGlass> Break(FamilyEpisodeId episode, EmergencyReason? reason, string? why, bool isImmediateDanger, Acting by, DateOnly reviewBy, Now now)
    {
        var no = new Refusals()
            .If(reason is null || !Enum.IsDefined(reason.Value), "Reason", "Select why you must open the family")
            .If(Text.Trimmed(why) is null, "Why", "Enter what has happened")
            .If(Text.Trimmed(why)?.Length < ShortestWhy, "Why", $"What has happened must be {ShortestWhy} characters or more")
            .If(why?.Length > Text.Sentence, "Why", "What has happened must be 1,000 characters or fewer");
        return no.Any
            ? no
            : new BrokenGlass
            {
                Id = Shared.Id.New<RowId>(now),
                FamilyEpisode = episode,
                Posting = by.Posting,
                Worker = by.Worker,
                Agency = by.Agency,
                Reason = reason!.Value,
                Why = why!.Trim(),
                IsImmediateDanger = isImmediateDanger,
                BrokenAt = now.Moment,
                Until = now.Moment.AddHours(Hours),
                ReviewBy = reviewBy,
            };
    }

    public bool IsOverdueOn(DateOnly day) => ReviewedAt is null && day > ReviewBy;

    public Refusals Judge(bool? wasRight, string? review, Acting by, Now now)
    {
        var no = new Refusals()
            .If(by.Worker == Worker, string.Empty, "Somebody else must review it: you opened the family")
            .If(ReviewedAt is not null, string.Empty, "It has been reviewed already")
            .If(wasRight is null, "WasRight", "Select whether it was right to open the family")
            .If(Text.Trimmed(review) is null, "Review", "Enter what you found")
            .If(review?.Length > Text.Sentence, "Review", "What you found must be 1,000 characters or fewer");
        if (!no.Any)
        {
            (WasRight, Review, ReviewedBy, ReviewedAt) = (wasRight, review!.Trim(), by.Posting, now.Moment);
        }

        return no;
    }

    /// <summary>Who may break the glass of a restricted family; nobody may of a sealed one.</summary>
    public static bool MayOpenRestricted(Role role) => role is Role.EmergencyDuty or Role.TeamManager or Role.ServiceManager;
}

public static class EmergencyWords
{
    public static string InWords(this EmergencyReason reason) => reason switch
    {
        EmergencyReason.ChildInDanger => "A child may be in danger now",
        EmergencyReason.AdultInDanger => "An adult may be in danger now",
        EmergencyReason.OutOfHours => "Nobody who works with the family can be reached",
        EmergencyReason.PoliceOrHospitalAsks => "The police or a hospital ask",
        _ => "Another reason",
    };
}

/// <summary>What stands before a family episode, apart from any relationship: it shuts a worker out, or lets them in in an emergency.</summary>
/// <param name="IsConflicted">The worker is close to somebody who belongs or belonged to the family.</param>
/// <param name="Label">Restricted or sealed; null when everyone who works with it opens it.</param>
/// <param name="IsListed">The posting is on its list.</param>
/// <param name="HasGlass">The posting has broken the glass, and it is not over.</param>
/// <param name="HasDanger">And with the second reason, immediate danger.</param>
public sealed record Gate(bool IsConflicted, CaseLabel? Label, bool IsListed, bool HasGlass, bool HasDanger)
{
    /// <summary>How a worker stands to the episode who would otherwise stand in these ways.</summary>
    public Relationship Let(Role role, Relationship held)
    {
        if (IsConflicted)
        {
            return Relationship.None;
        }

        var isOpen = Label is null || IsListed;
        var glass = HasGlass && (isOpen || (Label == CaseLabel.Restricted && BrokenGlass.MayOpenRestricted(role)));
        return (isOpen ? held : Relationship.None)
            | (glass ? Relationship.Emergency : Relationship.None)
            | (glass && HasDanger ? Relationship.ImmediateDanger : Relationship.None);
    }
}
