using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Access;

/// <summary>The word of the identity provider opens the worker’s account no more, and every session they have ends.</summary>
public sealed class UnlinkAccount(KithDb db, Ledger ledger)
{
    public async Task<Outcome<WorkerId>> Do(WorkerId worker, Acting? by, CancellationToken ct)
    {
        if (by?.Has(Duty.LinkAccounts) == false)
        {
            return Refusal.Forbidden;
        }

        if (await db.Users.FirstOrDefaultAsync(a => a.Worker == worker && !a.IsClosed, ct) is not { } account
            || await db.UserLogins.FirstOrDefaultAsync(l => l.UserId == account.Id, ct) is not { } link)
        {
            return Refusal.NotFound;
        }

        db.UserLogins.Remove(link);
        (account.SecurityStamp, account.ConcurrencyStamp) = (Guid.NewGuid().ToString("N"), Guid.NewGuid().ToString());
        ledger.Tell(new AccountUnlinked(worker, link.LoginProvider, link.ProviderKey), About.Organisation, by);
        return worker;
    }
}
