using System.ComponentModel.DataAnnotations;
using Kith.Features.Access;
using Kith.Platform.Data;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Governance;

/// <summary>A privacy officer records what they learn of a worker whose agency they oversee.</summary>
public sealed class DeclareForWorker(KithDb db, ConflictsOfInterest conflicts)
{
    public async Task<Outcome<RowId>> Do(string? workEmail, InterestInput input, Acting by, Now now, CancellationToken ct)
    {
        if (!by.Has(Duty.OverseeInterests))
        {
            return Refusal.Forbidden;
        }

        var postings = await db.PostingsOf(workEmail, now.Today, ct);
        var worker = postings is [var first, ..] && await db.Oversees(by, first.Worker, [.. postings.Select(p => p.Agency)], ct) ? first.Worker : (WorkerId?)null;
        var declared = Interest.Declare(worker ?? default, input.Details, by.Posting, now);
        var no = new Refusals().Within(string.Empty, declared.Refusals)
            .If(Text.Trimmed(workEmail) is null, "WorkEmail", "Enter the worker’s work email address")
            .If(Text.Trimmed(workEmail) is not null && worker is null, "WorkEmail", "Nobody whose agency you oversee has this work email address");
        if (no.Any)
        {
            return no;
        }

        await conflicts.Keep(declared.Value, by.Posting, now, ct);
        return declared.Value.Id;
    }
}
