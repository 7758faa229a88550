using Kith.Platform.Data;
using Kith.Platform.Forms;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Governance;

[Needs(Duty.ReviewPrivileged)]
public sealed class ReviewWeekModel(KithDb db, PrivilegedReader reader, ReviewWeek review) : FormPage<ReviewWeekInput>
{
    [BindProperty(SupportsGet = true, Name = "week")]
    public string Written { get; set; } = string.Empty;

    public PrivilegedWeek Week { get; private set; } = null!;

    public int Actions { get; private set; }

    public int Own { get; private set; }

    protected override async Task<IActionResult?> Open(CancellationToken ct)
    {
        if (!await reader.IsOfAuthority(By, ct))
        {
            return Forbid();
        }

        if (IsoWeek.Parse(Written) is not { } week || await db.PrivilegedWeeks.AsNoTracking().FirstOrDefaultAsync(w => w.Monday == week.Monday, ct) is not { } found)
        {
            return NotFound();
        }

        Week = found;
        (Actions, Own) = await reader.Count(week, By.Worker, ct);
        return null;
    }

    protected override Task Prefill(CancellationToken ct)
    {
        Input.Version = Week.Version;
        return Task.CompletedTask;
    }

    protected override Task<IActionResult> Save(CancellationToken ct) => Save(
        now => review.Do(Week.Week, Input, By, now, ct), then: GovernanceLinks.Week, done: "Review saved", ct);
}
