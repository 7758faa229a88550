using Kith.Features.Access;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Families;

/// <summary>The second person agrees that a shield is taken away, or keeps it.</summary>
public sealed class AnswerUnshielding(KithDb db, Ledger ledger)
{
    public async Task<Outcome<PersonId>> Do(FamilyEpisodeId episode, RowId id, bool? agrees, Acting by, Now now, CancellationToken ct)
    {
        if (await db.Refuses(episode, by, Duty.OpenFamily, ct) is { } refusal)
        {
            return refusal;
        }

        if (await db.Unshieldings.FirstOrDefaultAsync(u => u.Id == id && u.FamilyEpisode == episode, ct) is not { } unshielding)
        {
            return Refusal.NotFound;
        }

        var no = unshielding.Answer(agrees, by.Posting, by.Worker, await db.MayUnshield(unshielding.Person, episode, await db.HeldBy(episode, by, ct), by, ct), now);
        if (no.Any)
        {
            return no;
        }

        if (agrees == true)
        {
            (await db.People.SingleAsync(p => p.Id == unshielding.Person, ct)).Unshield();
        }

        ledger.Tell(new UnshieldingAnswered(agrees!.Value), new About(await db.FamilyOf(episode, ct), episode, unshielding.Person), by);
        return unshielding.Person;
    }
}

internal static class Unshielders
{
    /// <summary>The person's own worker, or a manager of the family.</summary>
    public static async Task<bool> MayUnshield(this KithDb db, PersonId person, FamilyEpisodeId episode, Relationship held, Acting by, CancellationToken ct) =>
        held.HasFlag(Relationship.Supervisor)
        || await db.Involvements.AnyAsync(i => i.FamilyEpisode == episode && i.Posting == by.Posting && i.Adult == person && i.EndedOn == null, ct);
}
