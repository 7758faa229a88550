using Kith.Platform.Data;
using Kith.Platform.Mail;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Shared;

namespace Kith.Features.Access;

/// <summary>An administrator says who shall work where and as what. Nothing is given before somebody else agrees (TR-55).</summary>
public sealed class ProposePosting(KithDb db, StartPosting start, Ledger ledger, Outbox outbox)
{
    public async Task<Outcome<RowId>> Do(WorkerId id, StartPostingInput input, Acting by, Now now, CancellationToken ct)
    {
        if (by.Refuses() is { } refusal)
        {
            return refusal;
        }

        var made = await start.Make(id, input, now, ct);
        if (!made.Ok)
        {
            return new Refusals().Within(string.Empty, made.Refusals);
        }

        var proposal = PostingProposal.Of(made.Value, by, now);
        db.Add(proposal);
        foreach (var address in await db.MailOf(Duty.AgreeToPostings, by.Worker, now.Today, ct))
        {
            outbox.Put(address, "A posting waits for a second person", $"Somebody has proposed a posting in Kith. It begins when somebody else has agreed.\n\n{outbox.Link(AccessLinks.AnswerPosting(proposal.Id))}", now);
        }

        ledger.Tell(new PostingProposed(proposal.Id, id, proposal.Agency, proposal.Team, proposal.Role, proposal.StartsOn, proposal.EndsOn), About.Organisation, by);
        return proposal.Id;
    }
}
