using Kith.Platform.Data;
using Kith.Platform.Forms;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Governance;

[Needs(Duty.ReviewGlass)]
public sealed class ReviewGlassModel(KithDb db, ReviewGlass review) : FormPage<ReviewGlassInput>
{
    [BindProperty(SupportsGet = true, Name = "glass")]
    public RowId Id { get; set; }

    public BrokenGlass Glass { get; private set; } = null!;

    public string Worker { get; private set; } = string.Empty;

    public string FamilyRef { get; private set; } = string.Empty;

    protected override async Task<IActionResult?> Open(CancellationToken ct)
    {
        if (await db.GlassesOverseenBy(By).AsNoTracking().FirstOrDefaultAsync(g => g.Id == Id, ct) is not { } glass)
        {
            return NotFound();
        }

        Glass = glass;
        Worker = await db.Workers.Where(w => w.Id == glass.Worker).Select(w => w.Name).SingleAsync(ct);
        FamilyRef = await (from e in db.FamilyEpisodes join f in db.Families on e.Family equals f.Id where e.Id == glass.FamilyEpisode select f.Ref).SingleAsync(ct);
        return null;
    }

    protected override Task Prefill(CancellationToken ct)
    {
        Input.Version = Glass.Version;
        return Task.CompletedTask;
    }

    protected override Task<IActionResult> Save(CancellationToken ct) => Save(
        now => review.Do(Id, Input, By, now, ct), then: _ => GovernanceLinks.Emergencies, done: "Review saved", ct);
}
