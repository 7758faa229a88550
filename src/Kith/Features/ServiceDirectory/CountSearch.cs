using Kith.Platform.Data;
using Kith.Practice.ServiceDirectory;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.ServiceDirectory;

/// <summary>What there is to count of a search.</summary>
/// <param name="Miss">What was searched for in vain.</param>
/// <param name="District">Where somebody searched from.</param>
/// <param name="Term">What they searched for, as a term of the directory.</param>
public sealed record SearchCounted((string Words, bool IsTopic)? Miss, string? District, string Ward, TermId? Term)
{
    public bool IsNothing => Miss is null && (District is null || Term is null);

    public static SearchCounted Of(SearchInput input, SearchFound found, IReadOnlyList<ServiceShown> shown, IReadOnlyList<TermLine> terms)
    {
        if (found.Total == 0)
        {
            return new SearchCounted(SearchMiss.Of(input.Words), null, string.Empty, null);
        }

        // What was meant by the words is told by what most of the first services help with.
        var named = shown.SelectMany(s => s.Needs.Distinct()).GroupBy(n => n, StringComparer.Ordinal).Where(g => g.Count() * 2 > shown.Count).MaxBy(g => g.Count())?.Key;
        var term = input.Need is { } need ? terms.FirstOrDefault(t => t.Id == need) : Text.Trimmed(input.Words) is null ? null : terms.FirstOrDefault(t => t.Name == named);
        return term is null || term.IsSensitive || SensitiveTopics.Touches(input.Words) || found.Where is not { } here || Postcode.DistrictOf(input.Postcode) is not { } district
            ? new SearchCounted(null, null, string.Empty, null)
            : new SearchCounted(null, district, AreaSearch.WardAmong(here.Areas), new TermId(term.Id));
    }
}

/// <summary>Counts a search, for those who keep the directory. It tells no fact, because a fact says who was there.</summary>
public sealed class CountSearch(KithDb db)
{
    public async Task<Outcome<int>> Do(SearchCounted search, Now now, CancellationToken ct)
    {
        var (day, month) = (now.Today, AreaSearch.MonthOf(now.Today));
        await Forget(now, ct);
        if (search.Miss is ({ } words, var isTopic) && await HasRoom(day, words, ct))
        {
            return await db.Database.ExecuteSqlAsync(
                $"""INSERT INTO "SearchMisses" ("Day", "Words", "IsTopic", "Count") VALUES ({day}, {words}, {isTopic}, 1) ON CONFLICT ("Day", "Words", "IsTopic") DO UPDATE SET "Count" = "SearchMisses"."Count" + 1""", ct);
        }

        return search is { District: { } district, Term: { } term }
            ? await db.Database.ExecuteSqlAsync(
                $"""INSERT INTO "AreaSearches" ("Month", "District", "Ward", "Term", "Count") VALUES ({month}, {district}, {search.Ward}, {term.Value}, 1) ON CONFLICT ("Month", "District", "Ward", "Term") DO UPDATE SET "Count" = "AreaSearches"."Count" + 1""", ct)
            : 0;
    }

    private async Task<bool> HasRoom(DateOnly day, string words, CancellationToken ct) =>
        await db.SearchMisses.AnyAsync(m => m.Day == day && m.Words == words, ct) || await db.SearchMisses.CountAsync(m => m.Day == day, ct) < SearchMiss.MostADay;

    private async Task Forget(Now now, CancellationToken ct)
    {
        var from = SearchMiss.KeptFrom(now.Today);
        await db.SearchMisses.Where(m => m.Day < from).ExecuteDeleteAsync(ct);
        await db.AreaSearches.Where(a => a.Month < AreaSearch.MonthOf(from)).ExecuteDeleteAsync(ct);
    }
}
