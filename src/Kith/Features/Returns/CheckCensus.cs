using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Returns;
using Kith.Practice.Shared;

namespace Kith.Features.Returns;

/// <summary>A manager says that what a prepared census tells of their families is true.</summary>
public sealed class CheckCensus(KithDb db, Ledger ledger)
{
    public async Task<Outcome<CensusBuildId>> Do(CensusBuildId id, Acting by, Now now, CancellationToken ct)
    {
        var found = await db.FindCensus(id, Duty.CheckReturn, by, ct);
        if (!found.Ok)
        {
            return found.Refusals[0];
        }

        var no = found.Value.Check(by.Posting, by.Worker, now);
        if (no.Any)
        {
            return no;
        }

        db.Touch(found.Value);
        ledger.Tell(new CensusChecked(id, found.Value.Hash!), About.Organisation, by);
        return id;
    }
}
