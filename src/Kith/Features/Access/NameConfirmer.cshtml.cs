using Kith.Platform.Data;
using Kith.Platform.Forms;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Access;

[Needs(Duty.ManageOrganisation)]
public sealed class NameConfirmerModel(KithDb db, NameConfirmer nameConfirmer, TimeProvider time) : FormPage<NameConfirmerInput>
{
    private const int Most = 500;

    private Agency agency = null!;

    [BindProperty(SupportsGet = true, Name = "agency")]
    public AgencyId Id { get; set; }

    public string Name => agency.Name;

    public int Days => AccountRule.On(Today).ConfirmDays;

    public IReadOnlyList<(WorkerId Id, string Name)> Workers { get; private set; } = [];

    private DateOnly Today => Now.At(time.GetUtcNow()).Today;

    protected override async Task<IActionResult?> Open(CancellationToken ct)
    {
        if (await db.Agencies.AsNoTracking().FirstOrDefaultAsync(a => a.Id == Id, ct) is not { } found)
        {
            return NotFound();
        }

        agency = found;
        Workers = (await db.WorkersIn(Id, Today).OrderBy(w => w.Name).ThenBy(w => w.Id).Select(w => new { w.Id, w.Name }).Take(Most).ToListAsync(ct)).ConvertAll(w => (w.Id, w.Name));
        return null;
    }

    protected override Task Prefill(CancellationToken ct)
    {
        Input = new NameConfirmerInput { Worker = agency.Confirmer, Version = agency.Version };
        return Task.CompletedTask;
    }

    protected override Task<IActionResult> Save(CancellationToken ct) => Save(
        now => nameConfirmer.Do(Id, Input, By, now, ct), then: _ => AccessLinks.ChangeAgency(Id), done: "Confirmer named", ct);
}
