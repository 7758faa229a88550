using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Returns;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Returns;

/// <summary>
/// Takes note that somebody takes a file of many children out of Kith, before they get it. Nobody takes one alone: somebody else has agreed to it within a day, or
/// checked the census whose file it is (TR-55, TR-68).
/// </summary>
public sealed class TakeOut(KithDb db, Ledger ledger)
{
    public async Task<Outcome<Exported>> Do(Exported what, CensusBuildId? build, string? hash, Acting by, Now now, CancellationToken ct)
    {
        if (!by.Has(Duty.MakeReturns) || (ExportOrder.NeedsTwo(what) && !await IsAgreed(what, build, by, now, ct)))
        {
            return Refusal.Forbidden;
        }

        ledger.Tell(new ReturnExported(what, build, hash), About.Organisation, by);
        return what;
    }

    private async Task<bool> IsAgreed(Exported what, CensusBuildId? build, Acting by, Now now, CancellationToken ct) =>
        await db.ExportOrders.AnyAsync(o => o.Orderer == by.Worker && o.Agency == by.Agency && o.What == what && o.Build == build && o.IsAgreed == true && o.Until > now.Moment, ct)
        || (build is not null && await db.CensusBuilds.AnyAsync(b => b.Id == build && b.Signatures.Any(s => s.Stage == SignOff.Checked && s.Worker != by.Worker), ct));
}
