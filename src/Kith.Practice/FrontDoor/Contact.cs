using Kith.Practice.Casework;
using Kith.Practice.Families;
using Kith.Practice.Shared;

namespace Kith.Practice.FrontDoor;

/// <summary>
/// What somebody told the front door about one or more children: sorted blue, red, amber or green, decided within one working day, and answered.
/// Ratings and decisions are added, never changed; the last one holds.
/// </summary>
public sealed class Contact
{
    private readonly List<ContactPerson> people = [];
    private readonly List<ContactRating> ratings = [];
    private readonly List<ContactDecision> decisions = [];

    private Contact()
    {
    }

    public ContactId Id { get; private set; }

    public DateTime ReceivedAt { get; private set; }

    /// <summary>The day in England on which it was received, which starts the clock.</summary>
    public DateOnly ReceivedOn { get; private set; }

    /// <summary>Source of referral code (N00152), such as 6 for police.</summary>
    public string Source { get; private set; } = string.Empty;

    public string? ReferrerName { get; private set; }

    /// <summary>The telephone number or e-mail address to which the answer goes.</summary>
    public string? ReferrerReach { get; private set; }

    /// <summary>The partner who asked for help in Kith and reads the answer there.</summary>
    public PostingId? RequestedBy { get; private set; }

    public string Account { get; private set; } = string.Empty;

    /// <summary>What the family has been told of it and agrees to, in the referrer's words.</summary>
    public string? FamilyKnows { get; private set; }

    /// <summary>The children as the referrer named them, whatever the front door found out since: an answer names nobody else.</summary>
    public string ToldAbout { get; private set; } = string.Empty;

    public DateOnly DecideBy { get; private set; }

    public Brag? Rating { get; private set; }

    public ContactOutcome? Outcome { get; private set; }

    public DateTime? DecidedAt { get; private set; }

    /// <summary>The period of work that it opened or was added to.</summary>
    public FamilyEpisodeId? FamilyEpisode { get; private set; }

    public string? Reply { get; private set; }

    public ReplyMethod? RepliedHow { get; private set; }

    public PostingId? RepliedBy { get; private set; }

    public DateTime? RepliedAt { get; private set; }

    public int Version { get; private set; }

    public IReadOnlyList<ContactPerson> People => people;

    public IReadOnlyList<ContactRating> Ratings => ratings;

    public IReadOnlyList<ContactDecision> Decisions => decisions;

    public static Outcome<Contact> Receive(ContactDetails details, Now now)
    {
        var receivedAt = details.ReceivedOn is { } day && ClockTime.Read(details.ReceivedTime) is { } time ? Now.OnClock(day, time) : (Now?)null;
        var isAnonymous = details.Source == ReferralSource.Anonymous;
        var no = new Refusals()
            .If(details.ReceivedOn is null, "ReceivedOn", "Enter the day it was received")
            .If(ClockTime.Read(details.ReceivedTime) is null, "ReceivedTime", "Enter the time it was received, such as 16:40")
            .If(details.ReceivedOn > now.Today, "ReceivedOn", "The day it was received must be today or in the past")
            .If(details.ReceivedOn < now.Today.AddYears(-1), "ReceivedOn", "The day it was received must be within the last year")
            .If(details.ReceivedOn <= now.Today && receivedAt?.Moment > now.Moment, "ReceivedTime", "The time it was received must be in the past")
            .If(details.Source is null || !ReferralSource.Codes.ContainsKey(details.Source), "Source", "Select who it came from")
            .If(!isAnonymous && Text.Trimmed(details.ReferrerName) is null, "ReferrerName", "Enter the name of the person who told you")
            .If(details.ReferrerName?.Length > Text.Line, "ReferrerName", "The name must be 200 characters or fewer")
            .If(!isAnonymous && Text.Trimmed(details.ReferrerReach) is null, "ReferrerReach", "Enter a telephone number or email address, so that they get an answer")
            .If(details.ReferrerReach?.Length > Text.Line, "ReferrerReach", "The telephone number or email address must be 200 characters or fewer")
            .If(Text.Trimmed(details.Account) is null, "Account", "Enter what they told you")
            .If(details.Account?.Length > Text.Account, "Account", "What they told you must be 20,000 characters or fewer")
            .If(details.FamilyKnows?.Length > Text.Sentence, "FamilyKnows", "What the family knows must be 1,000 characters or fewer");
        return no.Any
            ? no
            : new Contact
            {
                Id = Shared.Id.New<ContactId>(now),
                ReceivedAt = receivedAt!.Value.Moment,
                ReceivedOn = details.ReceivedOn!.Value,
                Source = details.Source!,
                ReferrerName = Text.Trimmed(details.ReferrerName),
                ReferrerReach = Text.Trimmed(details.ReferrerReach),
                RequestedBy = details.RequestedBy,
                Account = details.Account!.Trim(),
                FamilyKnows = Text.Trimmed(details.FamilyKnows),
                DecideBy = Clocks.Due(Clock.ReferralDecision, details.ReceivedOn.Value).On,
            };
    }

    /// <summary>Says whom it is about, in place of whoever was named before; at least one of them a child.</summary>
    public Refusals Name(IReadOnlyList<ContactPersonDetails> named, Now now)
    {
        var no = Check(named, now).If(Outcome is not null, string.Empty, "This contact has been decided: who it is about can no longer change");
        if (!no.Any)
        {
            people.Clear();
            people.AddRange(named.Where(p => !p.IsEmpty).Select((p, place) => ContactPerson.Of(p, place, now).Value));
            if (ToldAbout.Length == 0)
            {
                ToldAbout = string.Join(", ", people.Where(p => p.Kind == MemberKind.Child).Select(p => PersonName.Of(p.FirstName, p.LastName, null)));
            }
        }

        return no;
    }

    /// <summary>What is wrong with the people named, each beside their own row.</summary>
    public static Refusals Check(IReadOnlyList<ContactPersonDetails> named, Now now)
    {
        var no = new Refusals();
        for (var i = 0; i < named.Count; i++)
        {
            if (!named[i].IsEmpty)
            {
                no.Within($"People[{i}]", ContactPerson.Of(named[i], i, now).Refusals);
            }
        }

        // Beside the first row, where the first child is written.
        return no.If(!named.Any(p => !p.IsEmpty && p.Kind is not MemberKind.Adult), "People[0].FirstName", "Enter at least one child it is about");
    }

    /// <summary>Sorts it; until it is decided it can be sorted again.</summary>
    public Refusals Sort(Brag? rating, string? why, PostingId by, Now now)
    {
        var no = new Refusals()
            .If(Outcome is not null, string.Empty, "This contact has been decided: it can no longer be sorted")
            .If(rating is null || !Enum.IsDefined(rating.Value), "Rating", "Select blue, red, amber or green")
            .If(Text.Trimmed(why) is null, "Why", "Enter why you sort it so")
            .If(why?.Length > Text.Sentence, "Why", "The reason must be 1,000 characters or fewer");
        if (!no.Any)
        {
            Rating = rating;
            ratings.Add(new ContactRating(Shared.Id.New<RowId>(now), rating!.Value, why!.Trim(), by, now.Moment));
        }

        return no;
    }

    /// <summary>
    /// Decides what comes of it. A decision that opened no work with a family can be followed by another; whoever decides late says why.
    /// </summary>
    public Refusals Decide(ContactOutcome? outcome, string? why, string? whyLate, PostingId by, Now now)
    {
        var no = new Refusals()
            .If(FamilyEpisode is not null, string.Empty, "Work with a family has begun from this contact: it cannot be decided again")
            .If(Rating is null, string.Empty, "Sort this contact before you decide it")
            .If(outcome is null || !Enum.IsDefined(outcome.Value), "Outcome", "Select what comes of it")
            .If(Text.Trimmed(why) is null, "Why", "Enter why you decide so")
            .If(why?.Length > Text.Sentence, "Why", "The reason must be 1,000 characters or fewer")
            .If(IsLateOn(now.Today) && Text.Trimmed(whyLate) is null, "WhyLate", "Enter why the decision is late")
            .If(whyLate?.Length > Text.Sentence, "WhyLate", "Why it is late must be 1,000 characters or fewer");
        if (!no.Any)
        {
            decisions.Add(new ContactDecision(Shared.Id.New<RowId>(now), outcome!.Value, why!.Trim(), IsLateOn(now.Today) ? whyLate!.Trim() : null, by, now.Moment));
            (Outcome, DecidedAt) = (outcome, now.Moment);
            (Reply, RepliedHow, RepliedBy, RepliedAt) = (null, null, null, null);
        }

        return no;
    }

    public void LeadTo(FamilyEpisodeId episode) => FamilyEpisode = episode;

    /// <summary>The answer to whoever told the front door.</summary>
    public Refusals Answer(string? reply, ReplyMethod? how, PostingId by, Now now)
    {
        var no = new Refusals()
            .If(Outcome is null, string.Empty, "Decide this contact before you answer it")
            .If(RepliedAt is not null, string.Empty, "This contact has been answered")
            .If(how is null || !Enum.IsDefined(how.Value), "How", "Select how they were answered")
            .If(how == ReplyMethod.InKith && RequestedBy is null, "How", "They did not ask in Kith: select how they were answered")
            .If(Text.Trimmed(reply) is null, "Reply", how == ReplyMethod.NotPossible ? "Enter why they cannot be answered" : "Enter the answer")
            .If(reply?.Length > Text.Account, "Reply", "The answer must be 20,000 characters or fewer");
        if (!no.Any)
        {
            (Reply, RepliedHow, RepliedBy, RepliedAt) = (reply!.Trim(), how, by, now.Moment);
        }

        return no;
    }

    /// <summary>The last day for the first decision; one that follows it has no clock of its own.</summary>
    public bool IsLateOn(DateOnly today) => decisions.Count == 0 && today > DecideBy;
}

/// <summary>What a worker at the front door, or a partner who asks for help, says of a contact.</summary>
public sealed record ContactDetails(
    DateOnly? ReceivedOn, string? ReceivedTime, string? Source, string? ReferrerName, string? ReferrerReach, string? Account, string? FamilyKnows = null, PostingId? RequestedBy = null);

/// <summary>How the front door sorted it, why, by whom and when.</summary>
public sealed class ContactRating(RowId id, Brag value, string why, PostingId by, DateTime at)
{
    public RowId Id { get; private set; } = id;

    public Brag Value { get; private set; } = value;

    public string Why { get; private set; } = why;

    public PostingId By { get; private set; } = by;

    public DateTime At { get; private set; } = at;
}

/// <summary>What was decided, why, by whom and when; with the reason when it was late.</summary>
public sealed class ContactDecision(RowId id, ContactOutcome outcome, string why, string? whyLate, PostingId by, DateTime at)
{
    public RowId Id { get; private set; } = id;

    public ContactOutcome Outcome { get; private set; } = outcome;

    public string Why { get; private set; } = why;

    public string? WhyLate { get; private set; } = whyLate;

    public PostingId By { get; private set; } = by;

    public DateTime At { get; private set; } = at;
}
