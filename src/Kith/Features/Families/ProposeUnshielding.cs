using Kith.Features.Access;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Families;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Families;

/// <summary>One worker says that a person's whereabouts need no protection any more; nothing changes until another agrees.</summary>
public sealed class ProposeUnshielding(KithDb db, Ledger ledger)
{
    public async Task<Outcome<RowId>> Do(FamilyEpisodeId episode, PersonId person, string? why, Acting by, Now now, CancellationToken ct)
    {
        if (await db.Refuses(episode, by, Duty.EditPeople, ct) is { } refusal)
        {
            return refusal;
        }

        var family = await db.FamilyOf(episode, ct);
        if (!await db.AreMembers(family, [person], ct))
        {
            return Refusal.NotFound;
        }

        var isShielded = await db.People.AnyAsync(p => p.Id == person && p.IsProtected, ct);
        using var lifted = db.Bounds.Lift("A shield stands for the person: a proposal in another of their families counts too");
        var isProposed = await db.Unshieldings.AnyAsync(u => u.Person == person && u.AnsweredAt == null, ct);
        var proposed = Unshielding.Propose(episode, person, isShielded, isProposed, why, by.Posting, by.Worker, now);
        if (!proposed.Ok)
        {
            return new Refusals().Within(string.Empty, proposed.Refusals);
        }

        db.Add(proposed.Value);
        ledger.Tell(new UnshieldingProposed(), new About(family, episode, person), by);
        return proposed.Value.Id;
    }
}
