using Kith.Platform.Data;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Governance;

/// <summary>The weeks whose privileged actions are looked through, newest first.</summary>
[Needs(Duty.ReviewPrivileged)]
public sealed class ListWeeksModel(KithDb db, PrivilegedReader reader, TimeProvider time) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "p")]
    public int Number { get; set; } = 1;

    public Paged<WeekLine> Weeks { get; private set; } = null!;

    public DateOnly Today { get; private set; }

    public static string PageLink(int number) => $"{GovernanceLinks.Weeks}?p={number}";

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await reader.IsOfAuthority(HttpContext.MustAct(), ct))
        {
            return Forbid();
        }

        Today = Now.At(time.GetUtcNow()).Today;
        Weeks = await db.PrivilegedWeeks.OrderByDescending(w => w.Monday)
            .Select(w => new WeekLine(w.Monday, w.Actions, w.ReviewBy, w.ReviewedAt, w.Reviews.Count, w.Reviews.Any(r => r.Questioned))).Page(Number, ct);
        return Page();
    }
}

public sealed record WeekLine(DateOnly Monday, int Actions, DateOnly ReviewBy, DateTime? ReviewedAt, int Reviews, bool IsQuestioned)
{
    public IsoWeek Week => new(Monday);

    public bool IsOverdueOn(DateOnly day) => ReviewedAt is null && day > ReviewBy;
}
