using Microsoft.EntityFrameworkCore;

namespace Kith.Platform.Data;

/// <summary>One page of a list that the database has counted and cut.</summary>
public sealed record Paged<T>(IReadOnlyList<T> Rows, int Number, int Pages, int Total);

public static class Paging
{
    public const int PageSize = 25;

    public static async Task<Paged<T>> Page<T>(this IQueryable<T> rows, int number, CancellationToken ct)
    {
        var total = await rows.CountAsync(ct);
        var pages = Math.Max(1, (total + PageSize - 1) / PageSize);
        number = Math.Clamp(number, 1, pages);
        return new Paged<T>(await rows.Skip((number - 1) * PageSize).Take(PageSize).ToListAsync(ct), number, pages, total);
    }
}
