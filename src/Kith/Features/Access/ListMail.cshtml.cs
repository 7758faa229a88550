using Kith.Platform.Data;
using Kith.Platform.Forms;
using Kith.Platform.Mail;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Access;

/// <summary>Mail that did not leave, for whoever can mend it. What a mail says stands nowhere here.</summary>
[Needs(Duty.ManageOrganisation)]
public sealed class ListMailModel(KithDb db, Writes writes, MendMail mendMail, MailSettings settings) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "p")]
    public int Number { get; set; } = 1;

    public Paged<MailLine> Parked { get; private set; } = null!;

    public int Waiting { get; private set; }

    public bool IsSetUp => settings.IsSetUp;

    public Task OnGetAsync(CancellationToken ct) => Show(ct);

    public async Task<IActionResult> OnPostAsync(Guid message, bool drop, CancellationToken ct)
    {
        var mended = await writes.Run(now => mendMail.Do(new RowId(message), drop, HttpContext.MustAct(), now, ct), ct);
        if (mended.Refusals.Any(r => r.Kind == RefusalKind.NotFound))
        {
            return NotFound();
        }

        if (!mended.Ok)
        {
            ModelState.Add(mended.Refusals);
            await Show(ct);
            return Page();
        }

        TempData["Done"] = drop ? "Dropped" : "It will be sent again";
        return LocalRedirect(AccessLinks.Mail());
    }

    private async Task Show(CancellationToken ct)
    {
        Waiting = await db.Messages.CountAsync(m => m.State == MessageState.Waiting, ct);
        Parked = await db.Messages.Where(m => m.State == MessageState.Parked).OrderBy(m => m.DueAt).ThenBy(m => m.Id)
            .Select(m => new MailLine(m.Id, m.Recipient, m.Subject, m.WrittenAt, m.Attempts, m.Fault)).Page(Number, ct);
    }
}

public sealed record MailLine(RowId Id, string Recipient, string Subject, DateTime WrittenAt, int Attempts, string? Fault);
