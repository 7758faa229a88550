using Kith.Platform.Data;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.ServiceDirectory;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.ServiceDirectory;

/// <summary>What people searched for and did not find, the most wanted first.</summary>
[Needs(Duty.EditDirectory)]
public sealed class ListSearchesModel(KithDb db, TimeProvider time) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "p")]
    public int Number { get; set; } = 1;

    public Paged<MissLine> Lines { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken ct)
    {
        var from = SearchMiss.KeptFrom(Now.At(time.GetUtcNow()).Today);
        Lines = await db.SearchMisses.Where(m => m.Day >= from).GroupBy(m => new { m.Words, m.IsTopic })
            .OrderByDescending(g => g.Sum(m => m.Count)).ThenBy(g => g.Key.Words)
            .Select(g => new MissLine(g.Key.Words, g.Key.IsTopic, g.Sum(m => m.Count), g.Max(m => m.Day))).Page(Number, ct);
    }
}

public sealed record MissLine(string Words, bool IsTopic, int Count, DateOnly Last);
