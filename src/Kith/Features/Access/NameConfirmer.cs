using System.ComponentModel.DataAnnotations;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Access;

public sealed class NameConfirmerInput
{
    [Display(Name = "Who confirms the accounts of this agency?")]
    public WorkerId? Worker { get; set; }

    public int Version { get; set; }
}

/// <summary>Names who in a partner agency says, every 90 days, which of its people still need Kith.</summary>
public sealed class NameConfirmer(KithDb db, Ledger ledger)
{
    public async Task<Outcome<AgencyId>> Do(AgencyId id, NameConfirmerInput input, Acting? by, Now now, CancellationToken ct)
    {
        if (by.Refuses() is { } refusal)
        {
            return refusal;
        }

        if (await db.Agencies.FirstOrDefaultAsync(a => a.Id == id, ct) is not { } agency)
        {
            return Refusal.NotFound;
        }

        if (agency.Version != input.Version)
        {
            return Refusal.Stale;
        }

        if (input.Worker is not { } worker || !await db.WorkersIn(id, now.Today).AnyAsync(w => w.Id == worker, ct))
        {
            return new Refusal("Worker", "Select who confirms the accounts of this agency");
        }

        agency.NameConfirmer(worker);
        ledger.Tell(new ConfirmerNamed(id, worker), About.Organisation, by);
        return id;
    }
}

internal static class AgencySight
{
    /// <summary>Who works for an agency today.</summary>
    public static IQueryable<Worker> WorkersIn(this KithDb db, AgencyId agency, DateOnly today) =>
        db.Workers.Where(w => db.Postings.Any(p => p.Worker == w.Id && p.Agency == agency && p.StartsOn <= today && (p.EndsOn == null || p.EndsOn >= today)));
}
