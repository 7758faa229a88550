using Microsoft.EntityFrameworkCore;

namespace Kith.Platform.Data;

/// <summary>One page of a list that the database has counted and cut.</summary>
public sealed record Paged<T>(IReadOnlyList<T> Rows, int Number, int Pages, int Total);

public static class Paging
{
    public const int PageSize = 25;

    /// <summary>One page of a list whose rows are put into words only once they are cut.</summary>
    public static async Task<Paged<TShown>> Page<T, TShown>(this IQueryable<T> rows, int number, Func<IQueryable<T>, Task<IReadOnlyList<TShown>>> show, CancellationToken ct)
    {
        var total = await rows.CountAsync(ct);
        var pages = Math.Max(1, (total + PageSize - 1) / PageSize);
        number = Math.Clamp(number, 1, pages);
        return new Paged<TShown>(await show(rows.Skip((number - 1) * PageSize).Take(PageSize)), number, pages, total);
    }

    public static async Task<Paged<T>> Page<T>(this IQueryable<T> rows, int number, CancellationToken ct)
    {
        var total = await rows.CountAsync(ct);
        var pages = Math.Max(1, (total + PageSize - 1) / PageSize);
        number = Math.Clamp(number, 1, pages);
        return new Paged<T>(await rows.Skip((number - 1) * PageSize).Take(PageSize).ToListAsync(ct), number, pages, total);
    }
}
