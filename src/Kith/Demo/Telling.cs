using Kith.Platform.Data;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Demo;

/// <summary>Calls the same commands as the pages, each at the moment it is told to have happened.</summary>
internal sealed class Telling(IServiceProvider services, Writes.History history, CancellationToken ct)
{
    private readonly Dictionary<PostingId, Acting> acting = [];

    public KithDb Db { get; } = services.GetRequiredService<KithDb>();

    public T Command<T>()
        where T : notnull => services.GetRequiredService<T>();

    public Task<T> At<T>(Now now, Func<Now, CancellationToken, Task<Outcome<T>>> command) => history.At(now, () => command(now, ct));

    public async Task<T> As<T>(Player player, Now now, Func<Acting, Now, CancellationToken, Task<Outcome<T>>> command)
    {
        if (!acting.TryGetValue(player.Posting, out var by))
        {
            acting[player.Posting] = by = await Db.ActingAs(player.Posting, now, ct);
        }

        return await history.At(now, () => command(by with { At = now }, now, ct));
    }

    public Task<WorkerId> WorkerOf(Player player) => Db.Postings.Where(p => p.Id == player.Posting).Select(p => p.Worker).SingleAsync(ct);

    public Task<AgencyId> AgencyOf(Player player) => Db.Postings.Where(p => p.Id == player.Posting).Select(p => p.Agency).SingleAsync(ct);

    /// <summary>A worker works with somebody new: the sides closed to them are read anew. Harm is told before anybody works with those it is told of.</summary>
    public void SidesChanged(Player player) => acting.Remove(player.Posting);
}
