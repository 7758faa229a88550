using Kith.Features.Access;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.FrontDoor;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.FrontDoor;

/// <summary>A manager confirms what the policy says about a family, or departs from it with a reason.</summary>
public sealed class DecideEligibility(KithDb db, Ledger ledger)
{
    public async Task<Outcome<RowId>> Do(RowId id, EligibilityDecision? decision, string? why, int version, Acting by, Now now, CancellationToken ct)
    {
        if (await db.Eligibilities.FirstOrDefaultAsync(e => e.Id == id, ct) is not { } eligibility)
        {
            return Refusal.NotFound;
        }

        if (await db.Refuses(eligibility.FamilyEpisode, by, Duty.DecideEligibility, ct) is { } refusal)
        {
            return refusal;
        }

        if (eligibility.Version != version)
        {
            return Refusal.Stale;
        }

        var work = await db.FamilyEpisodes.Where(e => e.Id == eligibility.FamilyEpisode).Select(e => new { e.Family, e.ClosedOn }).SingleAsync(ct);
        var no = new Refusals().If(work.ClosedOn is not null, string.Empty, "This work is closed: nothing can be decided about it");
        if (!no.Any)
        {
            no = eligibility.Decide(decision, why, by.Posting, now);
        }

        if (no.Any)
        {
            return no;
        }

        ledger.Tell(
            new EligibilityDecided(id, eligibility.Decision!.Value, eligibility.Decision != eligibility.Answer), new About(work.Family, eligibility.FamilyEpisode), by);
        return id;
    }
}
