using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Access;

/// <summary>A partner agency’s word, given again every 90 days, that somebody still works there in that role; or that they have left (TR-38).</summary>
public sealed class ConfirmPosting(KithDb db, Ledger ledger)
{
    /// <param name="by">The agency’s confirmer, an administrator, or nobody for the operator.</param>
    public async Task<Outcome<PostingId>> Do(PostingId id, bool hasLeft, Acting? by, Now now, CancellationToken ct)
    {
        var posting = await (by is null ? db.Postings.Where(p => p.ConfirmBy != null) : db.ToConfirmBy(by, now.Today)).FirstOrDefaultAsync(p => p.Id == id, ct);
        if (posting is null)
        {
            return Refusal.NotFound;
        }

        if (by?.Worker == posting.Worker)
        {
            return new Refusal(string.Empty, "You cannot confirm your own account. Ask an administrator");
        }

        if (hasLeft)
        {
            var no = posting.End(now.Today.AddDays(-1));
            if (no.Any)
            {
                return new Refusal(string.Empty, "This posting began today. Ask an administrator to end it");
            }

            ledger.Tell(new PostingEnded(id, posting.Worker, posting.EndsOn!.Value), About.Organisation, by);
            return id;
        }

        posting.Confirm(now);
        ledger.Tell(new PostingConfirmed(id, posting.Worker, posting.ConfirmBy!.Value), About.Organisation, by);
        return id;
    }
}

internal static class Confirming
{
    /// <summary>The postings of today that a worker may confirm: those of the agencies whose confirmer they are, and for an administrator those of every partner.</summary>
    public static IQueryable<Posting> ToConfirmBy(this KithDb db, Acting by, DateOnly today)
    {
        var postings = db.Postings.Where(p => p.ConfirmBy != null && p.StartsOn <= today && (p.EndsOn == null || p.EndsOn >= today));
        return by.Has(Duty.ManageOrganisation) ? postings : postings.Where(p => db.Agencies.Any(a => a.Id == p.Agency && a.Confirmer == by.Worker));
    }
}
