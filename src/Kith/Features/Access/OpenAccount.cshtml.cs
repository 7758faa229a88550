using Kith.Platform.Data;
using Kith.Platform.Forms;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Access;

/// <summary>No stamped form: a password typed here must never become a draft.</summary>
[Needs(Duty.ManageOrganisation)]
[NeedsStepUp]
public sealed class OpenAccountModel(KithDb db, Writes writes, OpenAccount openAccount, TimeProvider time) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "worker")]
    public WorkerId Id { get; set; }

    [BindProperty]
    public OpenAccountInput Input { get; set; } = new();

    public string Name { get; private set; } = string.Empty;

    public bool SomebodyCanHandOver { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await Open(ct) is not { } worker)
        {
            return NotFound();
        }

        ModelState.Clear();
        Input.Email = worker.Email;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await Open(ct) is null)
        {
            return NotFound();
        }

        var opened = await writes.Run(now => openAccount.Do(Id, Input, HttpContext.MustAct(), now, ct), ct);
        if (!opened.Ok)
        {
            ModelState.Add(opened.Refusals);
            return Page();
        }

        TempData["Done"] = "Account opened. It waits until somebody else has handed it over";
        return LocalRedirect(AccessLinks.Worker(Id));
    }

    private async Task<WorkerInView?> Open(CancellationToken ct)
    {
        var worker = await db.Workers.Where(w => w.Id == Id).Select(w => new WorkerInView(w.Id, w.Name, w.Email, w.Phone)).FirstOrDefaultAsync(ct);
        Name = worker?.Name ?? string.Empty;
        SomebodyCanHandOver = await db.CanBeAnswered([HttpContext.MustAct().Worker, Id], Now.At(time.GetUtcNow()).Today, ct);
        return worker;
    }
}
