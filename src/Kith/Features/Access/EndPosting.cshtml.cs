using Kith.Platform.Data;
using Kith.Platform.Forms;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Access;

[Needs(Duty.ManageOrganisation)]
public sealed class EndPostingModel(KithDb db, EndPosting endPosting, TimeProvider time) : FormPage<EndPostingInput>
{
    private Posting posting = null!;

    [BindProperty(SupportsGet = true, Name = "worker")]
    public WorkerId Worker { get; set; }

    [BindProperty(SupportsGet = true, Name = "posting")]
    public PostingId Id { get; set; }

    public string Name { get; private set; } = string.Empty;

    public string Team { get; private set; } = string.Empty;

    public Role Role => posting.Role;

    public DateOnly StartsOn => posting.StartsOn;

    protected override async Task<IActionResult?> Open(CancellationToken ct)
    {
        if (await db.Postings.AsNoTracking().FirstOrDefaultAsync(p => p.Id == Id && p.Worker == Worker, ct) is not { } found)
        {
            return NotFound();
        }

        posting = found;
        Name = await db.Workers.Where(w => w.Id == Worker).Select(w => w.Name).SingleAsync(ct);
        Team = await db.Teams.Where(t => t.Id == posting.Team).Select(t => t.Name).SingleAsync(ct);
        return null;
    }

    protected override Task Prefill(CancellationToken ct)
    {
        Input = new EndPostingInput { EndsOn = posting.EndsOn ?? Now.At(time.GetUtcNow()).Today, Version = posting.Version };
        return Task.CompletedTask;
    }

    protected override Task<IActionResult> Save(CancellationToken ct) => Save(
        _ => endPosting.Do(Worker, Id, Input, By, ct), then: _ => AccessLinks.Worker(Worker), done: "Posting ended", ct);
}
