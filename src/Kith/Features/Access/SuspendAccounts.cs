using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Access;

/// <summary>
/// Says in the Ledger which accounts and postings are suspended since yesterday. Access does not wait for it: each request and each sign-in compares the
/// days itself.
/// </summary>
public sealed class SuspendAccounts(KithDb db, Ledger ledger)
{
    public async Task<Outcome<int>> Do(Now now, CancellationToken ct)
    {
        var unusedSince = AccountRule.On(now.Today).UnusedSince(now.Today);
        var unused = await db.Users.Where(a => !a.IsClosed && !a.IsDemonstration && a.SuspendedOn == null && a.LastUsedOn <= unusedSince).ToListAsync(ct);
        foreach (var account in unused)
        {
            (account.SuspendedOn, account.ConcurrencyStamp) = (now.Today, Guid.NewGuid().ToString());
            ledger.Tell(new AccountSuspended(account.Worker), About.Organisation, default(Acting));
        }

        var unconfirmed = await db.Postings
            .Where(p => p.ConfirmBy < now.Today && !p.IsSuspensionTold && p.StartsOn <= now.Today && (p.EndsOn == null || p.EndsOn >= now.Today)).ToListAsync(ct);
        foreach (var posting in unconfirmed)
        {
            posting.TellSuspension();
            ledger.Tell(new PostingSuspended(posting.Id, posting.Worker), About.Organisation, default(Acting));
        }

        return unused.Count + unconfirmed.Count;
    }
}
