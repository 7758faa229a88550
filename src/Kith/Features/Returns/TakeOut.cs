using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Returns;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Returns;

/// <summary>
/// Takes note that somebody takes a file of many children out of Kith, before they get it. Nobody takes one alone: somebody else has agreed to it within a day, or
/// checked the census whose file it is, and it tells of no more children than they were told (TR-55, TR-68).
/// </summary>
public sealed class TakeOut(KithDb db, Ledger ledger)
{
    public async Task<Outcome<TakenOut>> Do(Exported what, CensusBuildId? build, string? hash, Acting by, Now now, CancellationToken ct)
    {
        if (!by.Has(Duty.MakeReturns))
        {
            return Refusal.Forbidden;
        }

        string? recipient = null;
        if (ExportOrder.NeedsTwo(what) && !await IsChecked(build, by, ct))
        {
            var agreed = await db.ExportOrders.Where(o => o.Orderer == by.Worker && o.Agency == by.Agency && o.What == what && o.Build == build && o.IsAgreed == true && o.Until > now.Moment)
                .OrderByDescending(o => o.Children).FirstOrDefaultAsync(ct);
            if (agreed is null)
            {
                return Refusal.Forbidden;
            }

            if (await db.ChildrenIn(what, build, by, ct) > agreed.MostChildren)
            {
                return new Refusal(string.Empty, "The file would tell of more children than somebody agreed to. Ask for it again");
            }

            recipient = agreed.Recipient;
        }

        ledger.Tell(new ReturnExported(what, build, hash), About.Organisation, by);
        return new TakenOut(what, recipient);
    }

    private async Task<bool> IsChecked(CensusBuildId? build, Acting by, CancellationToken ct) =>
        build is not null && await db.CensusBuilds.AnyAsync(b => b.Id == build && b.Signatures.Any(s => s.Stage == SignOff.Checked && s.Worker != by.Worker), ct);
}

/// <param name="Recipient">Who gets it, where somebody agreed to that; null where a checked census or a list of its findings is taken.</param>
public sealed record TakenOut(Exported What, string? Recipient);
