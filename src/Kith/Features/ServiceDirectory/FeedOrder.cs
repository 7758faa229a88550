using System.Collections;
using Kith.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.ServiceDirectory;

/// <summary>
/// The numbers of all public services in the feed’s order, kept until the directory changes, so that any page is one short range of documents
/// and none is counted through.
/// </summary>
internal sealed class FeedOrder
{
    private volatile PublicServices? kept;

    public async Task<PublicServices> Of(KithDb db, CancellationToken ct)
    {
        var changes = await Changes(db, ct);
        if (kept is { } known && known.Changes == changes)
        {
            return known;
        }

        return kept = new PublicServices(changes, await db.Set<ServiceDocument>().OrderBy(d => d.Service).Select(d => d.Service).ToArrayAsync(ct));
    }

    public static Task<long> Changes(KithDb db, CancellationToken ct) => ChangesCompiled(db, ct);

    private static readonly Func<KithDb, CancellationToken, Task<long>> ChangesCompiled =
        EF.CompileAsyncQuery((KithDb db, CancellationToken ct) => db.Set<DirectoryState>().Where(s => s.Id == DirectoryState.TheOne).Select(s => s.Changes).First());
}

/// <param name="Changes">Of the directory, when these were its public services.</param>
/// <param name="Numbers">In order.</param>
internal sealed record PublicServices(long Changes, int[] Numbers)
{
    private readonly BitArray isPublic = Marked(Numbers);

    /// <summary>Of some services the public ones, in the feed’s order.</summary>
    public int[] Of(IReadOnlyList<int> services)
    {
        var known = services.Where(n => n < isPublic.Length && isPublic[n]).ToArray();
        Array.Sort(known);
        return known;
    }

    private static BitArray Marked(int[] numbers)
    {
        var marked = new BitArray(numbers.Length == 0 ? 0 : numbers[^1] + 1);
        foreach (var number in numbers)
        {
            marked[number] = true;
        }

        return marked;
    }
}
