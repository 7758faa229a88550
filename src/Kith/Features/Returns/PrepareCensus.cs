using System.ComponentModel.DataAnnotations;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Returns;

public sealed class PrepareCensusInput
{
    [Display(Name = "Why it goes with errors")]
    public string? Why { get; set; }
}

/// <summary>The analyst’s word that a census may be sent. Its file never changes from now on.</summary>
public sealed class PrepareCensus(KithDb db, Ledger ledger)
{
    public async Task<Outcome<CensusBuildId>> Do(CensusBuildId id, string? why, Acting by, Now now, CancellationToken ct)
    {
        var found = await db.FindCensus(id, Duty.MakeReturns, by, ct);
        if (!found.Ok)
        {
            return found.Refusals[0];
        }

        var build = found.Value;
        var hasChanged = await db.Findings.AnyAsync(f => f.Build == id && (f.MendedAt != null || f.FoundAt > build.EndedAt), ct);
        var no = build.Prepare(why, build.Errors, hasChanged, by.Posting, by.Worker, now)
            .If(!await db.CensusFiles.AnyAsync(f => f.Build == id, ct), string.Empty, "A newer build has taken the place of this one. Prepare that one");
        if (no.Any)
        {
            return no;
        }

        db.Touch(build);
        ledger.Tell(new CensusPrepared(id, build.Hash!, build.Errors), About.Organisation, by);
        return id;
    }
}
