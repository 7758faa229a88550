using Kith.Practice.Shared;

namespace Kith.Practice.Access;

/// <summary>
/// Nobody alone lets the word of an identity provider open an account: one person says whose word it is, and somebody else, to whom the worker has told the same
/// code, agrees.
/// </summary>
public sealed class LinkProposal
{
    private LinkProposal()
    {
    }

    public RowId Id { get; private set; }

    public WorkerId Worker { get; private set; }

    public string Issuer { get; private set; } = string.Empty;

    public string Subject { get; private set; } = string.Empty;

    /// <summary>As the provider said it when the link was proposed.</summary>
    public string? Name { get; private set; }

    public string? Email { get; private set; }

    public PostingId ProposedBy { get; private set; }

    public WorkerId Proposer { get; private set; }

    public DateTime ProposedAt { get; private set; }

    public PostingId? AnsweredBy { get; private set; }

    public DateTime? AnsweredAt { get; private set; }

    public bool? IsAgreed { get; private set; }

    public int Version { get; private set; }

    public static LinkProposal Of(WorkerId worker, Stranger who, Acting by, Now now) => new()
    {
        Id = Shared.Id.New<RowId>(now),
        Worker = worker,
        Issuer = who.Issuer,
        Subject = who.Subject,
        Name = who.Name,
        Email = who.Email,
        ProposedBy = by.Posting,
        Proposer = by.Worker,
        ProposedAt = now.Moment,
    };

    /// <param name="told">Whom the code is of that the worker told to whoever agrees; null when nobody was given it.</param>
    public Refusals Answer(bool? agrees, Stranger? told, Acting by, Now now)
    {
        var no = new Refusals()
            .If(AnsweredAt is not null, string.Empty, "This has already been answered")
            .If(by.Worker == Proposer, string.Empty, "Somebody else must agree: you proposed it")
            .If(by.Worker == Worker, string.Empty, "Somebody else must agree: the account is yours")
            .If(agrees is null, "Agrees", "Select whether you agree");
        if (!no.Any && agrees == true)
        {
            no.If(told is null, "Code", "Enter the code of 8 letters and figures that the worker was shown in the last 14 days, and told you")
                .If(told is not null && (told.Issuer != Issuer || told.Subject != Subject), "Code", "This is not the code of whoever is to be linked. If the worker was shown this one, decline");
        }

        if (!no.Any)
        {
            (IsAgreed, AnsweredBy, AnsweredAt) = (agrees, by.Posting, now.Moment);
        }

        return no;
    }
}
