using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Access;

/// <summary>Lets a worker sign in again whose account was suspended because nobody used it.</summary>
public sealed class ReopenAccount(KithDb db, Ledger ledger)
{
    public async Task<Outcome<WorkerId>> Do(WorkerId worker, Acting? by, Now now, CancellationToken ct)
    {
        if (by.Refuses() is { } refusal)
        {
            return refusal;
        }

        var account = await db.Users.FirstOrDefaultAsync(a => a.Worker == worker && !a.IsClosed, ct);
        if (account?.IsUnusedOn(now.Today) != true)
        {
            return Refusal.NotFound;
        }

        (account.LastUsedOn, account.SuspendedOn, account.ConcurrencyStamp) = (now.Today, null, Guid.NewGuid().ToString());
        ledger.Tell(new AccountReopened(worker), About.Organisation, by);
        return worker;
    }
}
