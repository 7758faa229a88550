using Kith.Features.Access;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Steps;

/// <summary>Gives a step another owner or another day.</summary>
public sealed class ChangeStep(KithDb db, Ledger ledger)
{
    public async Task<Outcome<StepId>> Do(StepId id, PostingId? owner, DateOnly? dueOn, int version, Acting by, Now now, CancellationToken ct)
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

        var no = new Refusals();
        if (owner is not null && owner != step.Owner)
        {
            no.If(!await db.ReadersOf(step.FamilyEpisode, now.Today).AnyAsync(p => p.Id == owner, ct), "Owner", "Select somebody who works with the family");
        }

        if (!no.Any)
        {
            no = step.Change(owner, dueOn, now.Today);
        }

        if (no.Any)
        {
            return no;
        }

        var family = await db.FamilyEpisodes.Where(e => e.Id == step.FamilyEpisode).Select(e => e.Family).SingleAsync(ct);
        ledger.Tell(new StepChanged(id, step.Owner, step.DueOn), new About(family, step.FamilyEpisode, Side: side), by);
        return step.Id;
    }
}
