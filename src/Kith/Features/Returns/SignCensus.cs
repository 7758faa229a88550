using System.ComponentModel.DataAnnotations;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Returns;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Returns;

/// <summary>The head signs a census that has been checked: it is the authority’s return from now on.</summary>
public sealed class SignCensus(KithDb db, Ledger ledger)
{
    public async Task<Outcome<CensusBuildId>> Do(CensusBuildId id, Acting by, Now now, CancellationToken ct)
    {
        var found = await db.FindCensus(id, Duty.SignReturn, by, ct);
        if (!found.Ok)
        {
            return found.Refusals[0];
        }

        var no = found.Value.Sign(by.Posting, by.Worker, now);
        if (no.Any)
        {
            return no;
        }

        db.Touch(found.Value);
        ledger.Tell(new CensusSigned(id, found.Value.Hash!), About.Organisation, by);
        return id;
    }
}

internal static class Signing
{
    // Signatures lie in a table of their own: two that are given at once must know of each other.
    public static void Touch(this KithDb db, CensusBuild build) => db.Entry(build).Property(b => b.Version).IsModified = true;
}
