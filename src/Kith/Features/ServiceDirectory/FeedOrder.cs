using Kith.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.ServiceDirectory;

/// <summary>
/// The numbers of all public services in the feed’s order, kept until the directory changes, so that any page is one short range of documents
/// and none is counted through.
/// </summary>
internal sealed class FeedOrder
{
    private sealed record Kept(long Changes, int[] Numbers);

    private volatile Kept? kept;

    public async Task<(long Changes, int[] Numbers)> Of(KithDb db, CancellationToken ct)
    {
        var changes = await Changes(db, ct);
        if (kept is { } known && known.Changes == changes)
        {
            return (changes, known.Numbers);
        }

        var numbers = await db.Set<ServiceDocument>().OrderBy(d => d.Service).Select(d => d.Service).ToArrayAsync(ct);
        kept = new Kept(changes, numbers);
        return (changes, numbers);
    }

    public static Task<long> Changes(KithDb db, CancellationToken ct) => ChangesCompiled(db, ct);

    private static readonly Func<KithDb, CancellationToken, Task<long>> ChangesCompiled =
        EF.CompileAsyncQuery((KithDb db, CancellationToken ct) => db.Set<DirectoryState>().Where(s => s.Id == DirectoryState.TheOne).Select(s => s.Changes).First());
}
