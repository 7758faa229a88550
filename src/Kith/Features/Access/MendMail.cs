using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Access;

/// <summary>Sends a parked mail again, or drops it.</summary>
public sealed class MendMail(KithDb db, Ledger ledger)
{
    public async Task<Outcome<RowId>> Do(RowId id, bool drop, Acting? by, Now now, CancellationToken ct)
    {
        if (by.Refuses() is { } refusal)
        {
            return refusal;
        }

        if (await db.Messages.FirstOrDefaultAsync(m => m.Id == id, ct) is not { } message)
        {
            return Refusal.NotFound;
        }

        var no = drop ? message.Drop(now) : message.TryAgain(now);
        if (no.Any)
        {
            return no;
        }

        ledger.Tell(new MailMended(id, drop), About.Organisation, by);
        return id;
    }
}
