using Kith.Features.Access;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Kith.Practice.Steps;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Steps;

/// <summary>Sets a next step with an owner who works with the family and a day.</summary>
public sealed class SetStep(KithDb db, Ledger ledger)
{
    public async Task<Outcome<StepId>> Do(
        FamilyEpisodeId episode,
        string? what,
        PostingId? owner,
        DateOnly? dueOn,
        Side side,
        Acting by,
        Now now,
        CancellationToken ct,
        EntryId? fromEntry = null,
        SupervisionId? fromSupervision = null)
    {
        if (await db.Refuses(episode, by, Duty.AddStep, side, ct) is { } refusal)
        {
            return refusal;
        }

        var family = await db.FamilyEpisodes.Where(e => e.Id == episode).Select(e => new { e.Family, e.ClosedOn }).SingleAsync(ct);
        var set = Step.Set(episode, what, owner, dueOn, side, by.Posting, now, fromEntry, fromSupervision);
        var no = new Refusals().Within(string.Empty, set.Refusals)
            .If(family.ClosedOn is not null, string.Empty, "This work is closed: a step cannot be added")
            .If(owner is not null && !await db.ReadersOf(episode, now.Today).AnyAsync(p => p.Id == owner, ct), "Owner", "Select somebody who works with the family");
        if (no.Any)
        {
            return no;
        }

        db.Steps.Add(set.Value);
        ledger.Tell(new StepSet(set.Value.Id, set.Value.Owner, set.Value.DueOn), new About(family.Family, episode, Side: side), by);
        return set.Value.Id;
    }
}
