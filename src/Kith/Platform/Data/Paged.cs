using Microsoft.EntityFrameworkCore;

namespace Kith.Platform.Data;

/// <summary>One page of a list that the database has counted and cut.</summary>
public sealed record Paged<T>(IReadOnlyList<T> Rows, int Number, int Pages, int Total);

public static class Paging
{
    public const int PageSize = 25;

    public static Task<Paged<T>> Page<T>(this IQueryable<T> rows, int number, CancellationToken ct) =>
        rows.Page<T, T>(number, async cut => await cut.ToListAsync(ct), ct);

    /// <summary>One page of a list whose rows are put into words only once they are cut. A list that ends on its first page has been counted by being read.</summary>
    public static async Task<Paged<TShown>> Page<T, TShown>(this IQueryable<T> rows, int number, Func<IQueryable<T>, Task<IReadOnlyList<TShown>>> show, CancellationToken ct)
    {
        var first = number <= 1 ? await show(rows.Take(PageSize)) : null;
        if (first?.Count < PageSize)
        {
            return new Paged<TShown>(first, 1, 1, first.Count);
        }

        var total = await rows.CountAsync(ct);
        var pages = Math.Max(1, (total + PageSize - 1) / PageSize);
        number = Math.Clamp(number, 1, pages);
        return new Paged<TShown>(first ?? await show(rows.Skip((number - 1) * PageSize).Take(PageSize)), number, pages, total);
    }
}
