using System.ComponentModel.DataAnnotations;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Access;

public sealed class AnswerPostingInput
{
    public int Version { get; set; }

    [Display(Name = "Do you agree?")]
    public bool? Agrees { get; set; }
}

/// <summary>A second person agrees to a posting, which then begins on its day, or declines it.</summary>
public sealed class AnswerPosting(KithDb db, StartPosting start, Ledger ledger)
{
    public async Task<Outcome<RowId>> Do(RowId id, AnswerPostingInput input, Acting by, Now now, CancellationToken ct)
    {
        if (!by.Has(Duty.AgreeToPostings))
        {
            return Refusal.Forbidden;
        }

        if (await db.PostingProposals.FirstOrDefaultAsync(p => p.Id == id, ct) is not { } proposal)
        {
            return Refusal.NotFound;
        }

        if (proposal.Version != input.Version)
        {
            return Refusal.Stale;
        }

        var no = proposal.Answer(input.Agrees, by, now);
        if (no.Any)
        {
            return no;
        }

        if (input.Agrees == false)
        {
            ledger.Tell(new PostingDeclined(id, proposal.Worker, proposal.Role), About.Organisation, by);
            return id;
        }

        var given = new StartPostingInput { Role = proposal.Role, Agency = proposal.Agency, Team = proposal.Team, StartsOn = proposal.StartsOn, EndsOn = proposal.EndsOn };
        var started = await start.Do(proposal.Worker, given, by, now, ct, proposal);
        return started.Ok ? id : new Refusal(string.Empty, started.Refusals[0].Message);
    }
}
