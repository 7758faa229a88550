using Kith.Features.Access;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Steps;

/// <summary>A step that was marked as done is not done after all.</summary>
public sealed class ReopenStep(KithDb db, Ledger ledger)
{
    public async Task<Outcome<StepId>> Do(StepId id, int version, Acting by, Now now, CancellationToken ct)
    {
        if (await db.Steps.FirstOrDefaultAsync(s => s.Id == id, ct) is not { } step)
        {
            return Refusal.NotFound;
        }

        var side = new Side(step.Label, step.LabelPerson);
        if (await db.Refuses(step.FamilyEpisode, by, Duty.AddStep, side, ct) is { } refusal)
        {
            return refusal;
        }

        if (step.Version != version)
        {
            return Refusal.Stale;
        }

        var no = step.Reopen();
        if (no.Any)
        {
            return no;
        }

        var family = await db.FamilyEpisodes.Where(e => e.Id == step.FamilyEpisode).Select(e => e.Family).SingleAsync(ct);
        ledger.Tell(new StepReopened(id), new About(family, step.FamilyEpisode, Side: side), by);
        return step.Id;
    }
}
