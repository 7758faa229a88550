using Kith.Practice.Shared;

namespace Kith.Practice.Access;

/// <summary>
/// What somebody is asked about a family that is not there for them: to work with it (a referral, which waits until they answer), or to write one part of its
/// record. They see what was asked, and what they wrote; until its last day, its end, or the end of the work with the family. Source: the states
/// <em>referral pending</em> and <em>invited contributor</em> of Kith's permission model; the days are ours.
/// </summary>
public sealed class Invitation : IOfFamilyEpisode
{
    /// <summary>Days for which an invitation stands unless it says otherwise, and at most.</summary>
    public const int UsualDays = 14;
    public const int MostDays = 28;

    private readonly List<InvitedAbout> about = [];

    private Invitation()
    {
    }

    public InvitationId Id { get; private set; }

    public FamilyEpisodeId FamilyEpisode { get; private set; }

    /// <summary>Who is asked.</summary>
    public PostingId Posting { get; private set; }

    public InvitationKind Kind { get; private set; }

    /// <summary>The people whose names the invitation tells: the adult to be worked with, or the children to write about.</summary>
    public IReadOnlyList<InvitedAbout> About => about;

    /// <summary>What is asked, in words for the one who is asked.</summary>
    public string Words { get; private set; } = string.Empty;

    public PostingId By { get; private set; }

    public DateTime MadeAt { get; private set; }

    /// <summary>The last day on which it can be read and answered.</summary>
    public DateOnly Until { get; private set; }

    public DateTime? EndedAt { get; private set; }

    public InvitationEnd? End { get; private set; }

    public string? WhyEnded { get; private set; }

    public int Version { get; private set; }

    /// <param name="kind">Null when it was not said.</param>
    public static Outcome<Invitation> Write(FamilyEpisodeId episode, PostingId posting, InvitationKind? kind, IReadOnlyCollection<PersonId> about, string? words, DateOnly? until, PostingId by, Now now)
    {
        var no = new Refusals()
            .If(kind is null, "Kind", "Select what you ask of them")
            .If(kind == InvitationKind.ToContribute && about.Count == 0, "Children", "Select at least one child")
            .If(Text.Trimmed(words) is null, "Words", "Enter what you ask of them")
            .If(words?.Length > Text.Account, "Words", "What you ask must be 20,000 characters or fewer")
            .If(until is null, "Until", "Enter the last day on which they can answer")
            .If(until < now.Today, "Until", "The last day must be today or in the future")
            .If(until > now.Today.AddDays(MostDays), "Until", $"The last day must be within {MostDays} days");
        if (no.Any)
        {
            return no;
        }

        var invitation = new Invitation
        {
            Id = Shared.Id.New<InvitationId>(now),
            FamilyEpisode = episode,
            Posting = posting,
            Kind = kind!.Value,
            Words = words!.Trim(),
            By = by,
            MadeAt = now.Moment,
            Until = until!.Value,
        };
        invitation.about.AddRange(about.Distinct().Select(p => new InvitedAbout(p)));
        return invitation;
    }

    public Refusals Accept(Now now) => Finish(InvitationEnd.Accepted, null, now);

    public Refusals Decline(string? why, Now now) => Finish(InvitationEnd.Declined, why, now);

    public Refusals Withdraw(string? why, Now now) => Finish(InvitationEnd.Withdrawn, why, now);

    private Refusals Finish(InvitationEnd end, string? why, Now now)
    {
        var no = new Refusals()
            .If(end != InvitationEnd.Accepted && Text.Trimmed(why) is null, "Why", end == InvitationEnd.Declined ? "Enter why you decline" : "Enter why it is withdrawn")
            .If(why?.Length > Text.Sentence, "Why", "The reason must be 1,000 characters or fewer");
        if (!no.Any)
        {
            (End, EndedAt, WhyEnded) = (end, now.Moment, Text.Trimmed(why));
        }

        return no;
    }
}

/// <summary>Somebody whose name an invitation tells.</summary>
public sealed record InvitedAbout(PersonId Person);

public enum InvitationKind
{
    /// <summary>A referral: to work with the family.</summary>
    ToWork,

    /// <summary>To write one part of its record.</summary>
    ToContribute,
}

public enum InvitationEnd
{
    Accepted,
    Declined,
    Withdrawn,
}

public static class InvitationKinds
{
    /// <summary>How whoever is asked stands to the family while the invitation is open.</summary>
    public static Relationship Gives(this InvitationKind kind) => kind == InvitationKind.ToWork ? Relationship.ReferralPending : Relationship.Invited;

    public static string InWords(this InvitationKind kind) => kind == InvitationKind.ToWork ? "To work with the family" : "To write one part of its record";
}
