using System.ComponentModel.DataAnnotations;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Access;

public sealed class EndPostingInput
{
    [Display(Name = "Last day")]
    public DateOnly? EndsOn { get; set; }

    public int Version { get; set; }
}

/// <summary>Gives a posting its last day. From the day after, nothing can be opened with it.</summary>
public sealed class EndPosting(KithDb db, Ledger ledger)
{
    public async Task<Outcome<PostingId>> Do(WorkerId worker, PostingId id, EndPostingInput input, Acting? by, CancellationToken ct)
    {
        if (by.Refuses() is { } refusal)
        {
            return refusal;
        }

        var posting = await db.Postings.FirstOrDefaultAsync(p => p.Id == id && p.Worker == worker, ct);
        if (posting is null)
        {
            return Refusal.NotFound;
        }

        if (posting.Version != input.Version)
        {
            return Refusal.Stale;
        }

        var no = posting.End(input.EndsOn);
        if (no.Any)
        {
            return no;
        }

        ledger.Tell(new PostingEnded(id, worker, posting.EndsOn!.Value), About.Organisation, by);
        return id;
    }
}
