using Kith.Practice.Shared;

namespace Kith.Practice.ServiceDirectory;

public enum ProposalKind
{
    New,
    Change,

    /// <summary>The service has ended.</summary>
    Withdrawal,
}

public enum ProposalState
{
    Waiting,
    Approved,
    ApprovedInPart,
    Refused,
}

/// <summary>Who proposes: a worker in a posting, a service’s owner through the link that was mailed to them, or a source whose import waits for approval.</summary>
/// <param name="Batch">The import of a source; all that came with it can be told apart.</param>
public sealed record Proposer(PostingId? Posting, string? Source, RowId? Batch)
{
    public static readonly Proposer Owner = new(null, null, null);

    public static Proposer Worker(PostingId posting) => new(posting, null, null);

    public static Proposer Feed(string source, RowId batch) => new(null, source, batch);
}

/// <summary>
/// What somebody who knows a service says its listing should say. It keeps the whole proposed listing and the one that stood when it was proposed,
/// so that whoever decides sees what the proposer changed and what somebody else changed since.
/// </summary>
public sealed class Proposal
{
    private Proposal()
    {
    }

    public ProposalId Id { get; private set; }

    public ProposalKind Kind { get; private set; }

    /// <summary>The service; for a new one, what it will be.</summary>
    public ServiceId Service { get; private set; }

    /// <summary>What the service is called in the proposed listing.</summary>
    public string Name { get; private set; } = string.Empty;

    /// <summary>The listing as it stood when this was proposed, as JSON; null of a new one.</summary>
    public string? Before { get; private set; }

    /// <summary>The proposed listing as JSON: Open Referral’s service, with the organisation, places and terms nested that it brings along.</summary>
    public string Listing { get; private set; } = string.Empty;

    public string? Why { get; private set; }

    public PostingId? By { get; private set; }

    public string? Source { get; private set; }

    public RowId? Batch { get; private set; }

    public DateTime ProposedAt { get; private set; }

    public ProposalState State { get; private set; }

    public DateTime? DecidedAt { get; private set; }

    public PostingId? DecidedBy { get; private set; }

    /// <summary>What the proposer is told.</summary>
    public string? Reason { get; private set; }

    public int Version { get; private set; }

    public bool IsFromOwner => By is null && Source is null;

    /// <param name="changed">The fields of the listing that would say something else.</param>
    public static Outcome<Proposal> Propose(
        ProposalKind kind, ServiceId service, string? before, string listing, string name, IReadOnlyCollection<string> changed, string? why, Proposer proposer, Now now)
    {
        var no = new Refusals()
            .If(proposer.Source is null && Text.Trimmed(why) is null, "Why", kind == ProposalKind.Withdrawal ? "Enter how you know that it has ended" : "Enter how you know this")
            .If(why?.Length > Text.Sentence, "Why", "How you know this must be 1,000 characters or fewer")
            .If(kind != ProposalKind.New && changed.Count == 0, string.Empty, kind == ProposalKind.Withdrawal ? "The listing says already that it has ended" : "Change what should read otherwise");
        return no.Any
            ? no
            : new Proposal
            {
                Id = Shared.Id.New<ProposalId>(now),
                Kind = kind,
                Service = service,
                Name = name,
                Before = before,
                Listing = listing,
                Why = Text.Trimmed(why),
                By = proposer.Posting,
                Source = proposer.Source,
                Batch = proposer.Batch,
                ProposedAt = now.Moment,
            };
    }

    /// <summary>Approves the chosen fields of those on offer; all that a proposal of a new listing says is approved together.</summary>
    /// <param name="isOwn">Whoever decides has proposed it.</param>
    public Refusals Approve(IReadOnlyCollection<string> chosen, IReadOnlyCollection<string> offered, string? reason, bool isOwn, PostingId? by, Now now)
    {
        var no = MayDecide(isOwn)
            .If(reason?.Length > Text.Sentence, "Reason", TooLong)
            .If(Kind != ProposalKind.New && offered.Count > 0 && chosen.Count == 0, "Fields", "Select the fields to approve");
        if (!no.Any)
        {
            Decide(Kind == ProposalKind.New || chosen.Count == offered.Count ? ProposalState.Approved : ProposalState.ApprovedInPart, reason, by, now);
        }

        return no;
    }

    public Refusals Refuse(string? reason, bool isOwn, PostingId? by, Now now)
    {
        var no = MayDecide(isOwn)
            .If(Text.Trimmed(reason) is null, "Reason", "Enter why it is refused: whoever proposed it reads this")
            .If(reason?.Length > Text.Sentence, "Reason", TooLong);
        if (!no.Any)
        {
            Decide(ProposalState.Refused, reason, by, now);
        }

        return no;
    }

    private const string TooLong = "The reason must be 1,000 characters or fewer";

    private Refusals MayDecide(bool isOwn) => new Refusals()
        .If(State != ProposalState.Waiting, string.Empty, "Somebody has decided this already")
        .If(isOwn, string.Empty, "You proposed this, so somebody else decides it");

    private void Decide(ProposalState state, string? reason, PostingId? by, Now now) => (State, Reason, DecidedBy, DecidedAt) = (state, Text.Trimmed(reason), by, now.Moment);
}

public static class ProposalWords
{
    public static string InWords(this ProposalKind kind) => kind switch
    {
        ProposalKind.New => "New listing",
        ProposalKind.Withdrawal => "Has ended",
        _ => "Change",
    };

    public static string InWords(this ProposalState state) => state switch
    {
        ProposalState.Waiting => "Waiting",
        ProposalState.Approved => "Approved",
        ProposalState.ApprovedInPart => "Approved in part",
        _ => "Refused",
    };
}
