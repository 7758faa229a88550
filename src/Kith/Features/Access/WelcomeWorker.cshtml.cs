using Kith.Platform.Forms;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Access;

[Needs(Duty.ManageOrganisation)]
public sealed class WelcomeWorkerModel(WelcomeWorker welcomeWorker) : FormPage<WorkerInput>
{
    protected override Task<IActionResult?> Open(CancellationToken ct) => Task.FromResult<IActionResult?>(null);

    protected override Task<IActionResult> Save(CancellationToken ct) => Save(
        now => Task.FromResult(welcomeWorker.Do(Input, By, now)), then: AccessLinks.Worker, done: "Worker added", ct);
}
