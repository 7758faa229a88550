using Kith.Platform.Data;
using Kith.Platform.Forms;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Access;

[Needs(Duty.ManageOrganisation)]
[NeedsStepUp]
public sealed class ChangeWorkerModel(KithDb db, ChangeWorker changeWorker) : FormPage<WorkerInput>
{
    private Worker worker = null!;

    [BindProperty(SupportsGet = true, Name = "worker")]
    public WorkerId Id { get; set; }

    public string Name => worker.Name;

    protected override async Task<IActionResult?> Open(CancellationToken ct) =>
        (worker = (await db.Workers.AsNoTracking().FirstOrDefaultAsync(w => w.Id == Id, ct))!) is null ? NotFound() : null;

    protected override Task Prefill(CancellationToken ct)
    {
        Input = new WorkerInput { Name = worker.Name, Email = worker.Email, Phone = worker.Phone, Version = worker.Version };
        return Task.CompletedTask;
    }

    protected override Task<IActionResult> Save(CancellationToken ct) => Save(
        _ => changeWorker.Do(Id, Input, By, ct), then: AccessLinks.Worker, done: "Worker saved", ct);
}
