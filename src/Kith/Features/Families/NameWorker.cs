using Kith.Features.Access;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Shared;

namespace Kith.Features.Families;

/// <summary>Names a worker to a family; an adult specialist with the adult they work with.</summary>
public sealed class NameWorker(KithDb db, Nominations nominations, Ledger ledger)
{
    /// <param name="workEmail">Says who, when no posting does: somebody of another team or agency.</param>
    public async Task<Outcome<InvolvementId>> Do(FamilyEpisodeId episode, PostingId? posting, PersonId? adult, Acting by, Now now, CancellationToken ct, string? workEmail = null)
    {
        if (await db.Refuses(episode, by, Duty.NameWorkers, ct) is { } refusal)
        {
            return refusal;
        }

        var named = await nominations.ToWork(episode, posting, workEmail, adult, now, ct);
        if (!named.Ok)
        {
            return new Refusals().Within(string.Empty, named.Refusals);
        }

        var involvement = named.Value;
        db.Add(involvement);
        ledger.Tell(new WorkerNamed(involvement.Id, involvement.Posting!.Value, involvement.Kind, involvement.Adult), new About(await db.FamilyOf(episode, ct), episode), by);
        return involvement.Id;
    }
}
