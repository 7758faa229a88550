using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Access;

/// <summary>Ends a worker's sign-in at once, and every session they have open.</summary>
public sealed class CloseAccount(KithDb db, Ledger ledger)
{
    public async Task<Outcome<WorkerId>> Do(WorkerId worker, Acting? by, Now now, CancellationToken ct)
    {
        if (by.Refuses() is { } refusal)
        {
            return refusal;
        }

        var account = await db.Users.FirstOrDefaultAsync(a => a.Worker == worker && !a.IsClosed, ct);
        if (account is null)
        {
            return Refusal.NotFound;
        }

        if (by?.Worker == worker)
        {
            return new Refusal(string.Empty, "You cannot close your own account. Ask another administrator");
        }

        await db.EndHandOvers(worker, HandOverEnd.Closed, now, ct);
        Close(account, by);
        return worker;
    }

    internal void Close(Account account, Acting? by)
    {
        account.IsClosed = true;
        (account.SecurityStamp, account.ConcurrencyStamp) = (Guid.NewGuid().ToString("N"), Guid.NewGuid().ToString());
        ledger.Tell(new AccountClosed(account.Worker), About.Organisation, by);
    }
}
