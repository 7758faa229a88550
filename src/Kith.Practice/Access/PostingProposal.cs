using Kith.Practice.Shared;

namespace Kith.Practice.Access;

/// <summary>Nobody gives a role alone: one person proposes a posting, and somebody else, whose own it is not, agrees. Until then it is not there.</summary>
public sealed class PostingProposal
{
    private PostingProposal()
    {
    }

    public RowId Id { get; private set; }

    public WorkerId Worker { get; private set; }

    public AgencyId Agency { get; private set; }

    public TeamId Team { get; private set; }

    public Role Role { get; private set; }

    public DateOnly StartsOn { get; private set; }

    public DateOnly? EndsOn { get; private set; }

    public PostingId ProposedBy { get; private set; }

    public WorkerId Proposer { get; private set; }

    public DateTime ProposedAt { get; private set; }

    public PostingId? AnsweredBy { get; private set; }

    public DateTime? AnsweredAt { get; private set; }

    public bool? IsAgreed { get; private set; }

    public int Version { get; private set; }

    /// <param name="posting">As it would be; it is not kept.</param>
    public static PostingProposal Of(Posting posting, Acting by, Now now) => new()
    {
        Id = Shared.Id.New<RowId>(now),
        Worker = posting.Worker,
        Agency = posting.Agency,
        Team = posting.Team,
        Role = posting.Role,
        StartsOn = posting.StartsOn,
        EndsOn = posting.EndsOn,
        ProposedBy = by.Posting,
        Proposer = by.Worker,
        ProposedAt = now.Moment,
    };

    public Refusals Answer(bool? agrees, Acting by, Now now)
    {
        var no = new Refusals()
            .If(AnsweredAt is not null, string.Empty, "This has already been answered")
            .If(by.Worker == Proposer, string.Empty, "Somebody else must agree: you proposed it")
            .If(by.Worker == Worker, string.Empty, "Somebody else must agree: the posting is yours")
            .If(agrees is null, "Agrees", "Select whether you agree");
        if (!no.Any)
        {
            (IsAgreed, AnsweredBy, AnsweredAt) = (agrees, by.Posting, now.Moment);
        }

        return no;
    }
}
