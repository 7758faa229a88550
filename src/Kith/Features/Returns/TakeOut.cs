using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Shared;

namespace Kith.Features.Returns;

/// <summary>Takes note that somebody takes a file of many children out of Kith, before they get it.</summary>
public sealed class TakeOut(Ledger ledger)
{
    public Outcome<Exported> Do(Exported what, CensusBuildId? build, string? hash, Acting by)
    {
        if (!by.Has(Duty.MakeReturns))
        {
            return Refusal.Forbidden;
        }

        ledger.Tell(new ReturnExported(what, build, hash), About.Organisation, by);
        return what;
    }
}
