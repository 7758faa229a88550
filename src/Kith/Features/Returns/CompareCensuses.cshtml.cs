using Kith.Platform.Data;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Kith.Returns.CinCensus;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Returns;

/// <summary>What has changed from a frozen version of a census to another one.</summary>
[Needs(Duty.MakeReturns)]
public sealed class CompareCensusesModel(KithDb db) : PageModel
{
    private const int Shown = 200;

    [BindProperty(SupportsGet = true, Name = "build")]
    public CensusBuildId Id { get; set; }

    [BindProperty(SupportsGet = true, Name = "before")]
    public CensusBuildId BeforeId { get; set; }

    public CensusInView Census { get; private set; } = null!;

    public CensusInView Before { get; private set; } = null!;

    public CensusDifference Difference { get; private set; } = null!;

    public IReadOnlyList<RowDifference> Rows => [.. Difference.Rows.Take(Shown)];

    public IReadOnlyList<(CensusTable Table, int Added, int Removed, int Changed)> Tables => [.. Difference.Rows.GroupBy(r => r.Table).OrderBy(g => g.Key)
        .Select(g => (g.Key, g.Count(r => r.Change == RowChange.Added), g.Count(r => r.Change == RowChange.Removed), g.Count(r => r.Change == RowChange.Changed)))];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var both = await db.CensusesOf(HttpContext.MustAct()).Where(b => b.Id == Id || b.Id == BeforeId).InView(db).ToListAsync(ct);
        if (both.Find(b => b.Id == Id) is not { HasFile: true } census || both.Find(b => b.Id == BeforeId) is not { HasFile: true } before || census == before)
        {
            return NotFound();
        }

        (Census, Before) = (census, before);
        Difference = await db.Difference(Id, BeforeId, ct);
        return Page();
    }
}

internal static class Differences
{
    public static async Task<CensusDifference> Difference(this KithDb db, CensusBuildId id, CensusBuildId before, CancellationToken ct)
    {
        var files = await db.CensusFiles.AsNoTracking().Where(f => f.Build == id || f.Build == before).ToDictionaryAsync(f => f.Build, f => f.Packed, ct);
        await using var was = PackingStream.Unpack(files[before]);
        await using var now = PackingStream.Unpack(files[id]);
        return CensusDifference.Between(was, now);
    }
}
