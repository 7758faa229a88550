using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.ServiceDirectory;
using Kith.Practice.Shared;
using Kith.Returns.OpenReferral;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.ServiceDirectory;

/// <summary>
/// Proposes what a feed or file says instead of taking it. What the conflict rules keep is not proposed; what waits already and says the same waits on.
/// </summary>
public sealed class StageServices(KithDb db, TakeServices takeServices, Ledger ledger)
{
    /// <param name="batch">By which what came together is decided together.</param>
    public async Task<Outcome<IReadOnlyList<ServiceTaken>>> Do(IReadOnlyList<OpenRecord> records, string source, RowId batch, Acting? by, Now now, CancellationToken ct)
    {
        var told = await takeServices.Do(records, source, by, now, ct, isTrial: true);
        if (!told.Ok)
        {
            return told;
        }

        var ids = told.Value.Select(t => t.Service).ToList();
        var standing = await db.Services.AsNoTracking().Where(s => ids.Contains(s.Id)).ToDictionaryAsync(s => s.Id, ct);
        var waiting = (await db.Proposals.Where(p => p.State == ProposalState.Waiting && p.Source == source && ids.Contains(p.Service)).ToListAsync(ct)).ToLookup(p => p.Service);
        var staged = new List<ServiceTaken>();
        foreach (var (record, taken) in records.Zip(told.Value))
        {
            var stands = standing.GetValueOrDefault(taken.Service);
            var listing = Allowed(record, taken, stands);
            if (taken.Change == ServiceChange.Unchanged || waiting[taken.Service].Any(p => p.Listing == listing))
            {
                staged.Add(taken with { Change = ServiceChange.Unchanged, Fields = [] });
                continue;
            }

            db.RemoveRange(waiting[taken.Service]);
            var kind = stands is null ? ProposalKind.New : ProposalKind.Change;
            var proposed = Proposal.Propose(kind, taken.Service, stands?.Listing, listing, taken.Name, taken.Fields.Count > 0 ? taken.Fields : ["terms"], null, Proposer.Feed(source, batch), now);
            db.Put(proposed.Value, ledger, by);
            staged.Add(taken);
        }

        return staged;
    }

    /// <summary>The record with what somebody else's value keeps.</summary>
    private static string Allowed(OpenRecord record, ServiceTaken taken, Service? stands)
    {
        var fields = ListingText.Read(ListingText.Write(record.Fields));
        if (stands is not null)
        {
            var ours = ListingText.Read(stands.Listing);
            foreach (var kept in taken.Kept.Select(k => k.Field).Where(f => !f.Contains('.', StringComparison.Ordinal)))
            {
                fields[kept] = ours[kept]?.DeepClone();
            }
        }

        return ListingText.Write(ServiceComposer.InOrder(fields, "service"));
    }
}
