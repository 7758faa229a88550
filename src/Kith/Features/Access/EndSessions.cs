using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Access;

/// <summary>Signs a worker out: they must sign in again, and nothing is served to the old cookies from the next request on.</summary>
public sealed class EndSessions(KithDb db, Ledger ledger)
{
    /// <summary>An administrator ends every session of a worker.</summary>
    public async Task<Outcome<WorkerId>> Do(WorkerId worker, Acting? by, CancellationToken ct)
    {
        if (by.Refuses() is { } refusal)
        {
            return refusal;
        }

        if (!await db.Users.AnyAsync(a => a.Worker == worker && !a.IsClosed, ct))
        {
            return Refusal.NotFound;
        }

        var ended = await Of(worker).ExecuteDeleteAsync(ct);
        ledger.Tell(new SessionsEnded(worker, ended), About.Organisation, by);
        return worker;
    }

    /// <summary>A worker ends one of their sessions, or all but the one they are in.</summary>
    public async Task<Outcome<int>> OfYourself(Guid? one, Guid current, Acting by, CancellationToken ct)
    {
        var ended = await Of(by.Worker).Where(s => s.Id != current && (one == null || s.Id == one)).ExecuteDeleteAsync(ct);
        if (ended == 0)
        {
            return Refusal.NotFound;
        }

        ledger.Tell(new SessionsEnded(by.Worker, ended), About.Organisation, by);
        return ended;
    }

    private IQueryable<Platform.SignIn.SessionRow> Of(WorkerId worker) =>
        db.Sessions.Where(s => db.Users.Any(a => a.Id == s.Account && a.Worker == worker));
}
