using Kith.Platform.Data;
using Kith.Platform.Forms;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Governance;

[Needs(Duty.OverseeReads)]
public sealed class ReviewReadsModel(KithDb db, ReviewReads review) : FormPage<ReviewReadsInput>
{
    [BindProperty(SupportsGet = true, Name = "alert")]
    public RowId Id { get; set; }

    public CuriosityAlert Alert { get; private set; } = null!;

    public string Worker { get; private set; } = string.Empty;

    public string? FamilyRef { get; private set; }

    protected override async Task<IActionResult?> Open(CancellationToken ct)
    {
        if (await db.CuriosityOverseenBy(By).AsNoTracking().FirstOrDefaultAsync(a => a.Id == Id, ct) is not { } alert)
        {
            return NotFound();
        }

        Alert = alert;
        Worker = await db.Workers.Where(w => w.Id == alert.Worker).Select(w => w.Name).SingleAsync(ct);
        FamilyRef = await db.Families.Where(f => f.Id == alert.Family).Select(f => f.Ref).FirstOrDefaultAsync(ct);
        return null;
    }

    protected override Task Prefill(CancellationToken ct)
    {
        Input.Version = Alert.Version;
        return Task.CompletedTask;
    }

    protected override Task<IActionResult> Save(CancellationToken ct) => Save(
        now => review.Do(Id, Input, By, now, ct), then: _ => GovernanceLinks.Alerts, done: "Review saved", ct);
}
