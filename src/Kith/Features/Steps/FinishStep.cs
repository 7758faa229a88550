using Kith.Features.Access;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Steps;

/// <summary>Marks a next step as done, with what came of it.</summary>
public sealed class FinishStep(KithDb db, Ledger ledger)
{
    public async Task<Outcome<StepId>> Do(StepId id, DateOnly? doneOn, string? outcome, int version, Acting by, Now now, CancellationToken ct)
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

        var no = step.Finish(doneOn, outcome, by.Posting, now.Today);
        if (no.Any)
        {
            return no;
        }

        var family = await db.FamilyEpisodes.Where(e => e.Id == step.FamilyEpisode).Select(e => e.Family).SingleAsync(ct);
        ledger.Tell(new StepFinished(id, step.DoneOn!.Value), new About(family, step.FamilyEpisode, Side: side), by);
        return step.Id;
    }
}
