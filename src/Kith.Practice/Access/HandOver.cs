using Kith.Practice.Shared;

namespace Kith.Practice.Access;

/// <summary>How the handing over of an account came to its end.</summary>
public enum HandOverEnd
{
    /// <summary>Its worker signed in with the code.</summary>
    Used,

    /// <summary>The second person declined, and the account is closed.</summary>
    Declined,

    /// <summary>The account was closed, or opened anew, before.</summary>
    Closed,

    /// <summary>Two people linked the account with its worker at an identity provider.</summary>
    Linked,
}

/// <summary>
/// Nobody gives an account alone: whoever opens it knows its first password, and somebody else gives its worker a code. Until the worker has signed in with both
/// the account is held and opens nothing, so neither of the two gets in alone.
/// </summary>
public sealed class HandOver
{
    /// <summary>Letters and figures of a code: 55 bits and more.</summary>
    public const int CodeLength = 12;

    private HandOver()
    {
    }

    public RowId Id { get; private set; }

    public WorkerId Worker { get; private set; }

    public PostingId OpenedBy { get; private set; }

    /// <summary>Who opened it, in whichever posting.</summary>
    public WorkerId Opener { get; private set; }

    public DateTime OpenedAt { get; private set; }

    public PostingId? GivenBy { get; private set; }

    public DateTime? GivenAt { get; private set; }

    /// <summary>Of the one code that counts; the code itself stands nowhere.</summary>
    public string? CodeHash { get; private set; }

    /// <summary>The last day on which it counts.</summary>
    public DateOnly? CodeUntil { get; private set; }

    public DateTime? EndedAt { get; private set; }

    public HandOverEnd? Ending { get; private set; }

    public int Version { get; private set; }

    public static HandOver Begin(WorkerId worker, Acting by, Now now) =>
        new() { Id = Shared.Id.New<RowId>(now), Worker = worker, OpenedBy = by.Posting, Opener = by.Worker, OpenedAt = now.Moment };

    public bool HasCodeOn(DateOnly today) => EndedAt is null && CodeHash is not null && CodeUntil >= today;

    /// <param name="hands">Whether they hand it over; null when they have not said.</param>
    public Refusals Check(bool? hands, Acting by) => new Refusals()
        .If(EndedAt is not null, string.Empty, "This account waits for nobody any more")
        .If(by.Worker == Opener, string.Empty, "Somebody else must hand it over: you opened it")
        .If(by.Worker == Worker, string.Empty, "Somebody else must hand it over: the account is yours")
        .If(hands is null, "HandsOver", "Select whether you hand the account over");

    /// <summary>A code is given; one that was given before counts no more.</summary>
    public void Give(string codeHash, Acting by, Now now) =>
        (CodeHash, CodeUntil, GivenBy, GivenAt) = (codeHash, AccountRule.On(now.Today).HandOverBy(now.Today), by.Posting, now.Moment);

    public void End(HandOverEnd how, Now now) => (CodeHash, Ending, EndedAt) = (null, how, now.Moment);
}
