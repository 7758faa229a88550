using Kith.Platform.Data;
using Kith.Platform.Forms;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Access;

/// <summary>For an agency’s confirmer and for administrators; anybody else is refused.</summary>
[Needs(Duty.UseKith)]
public sealed class ConfirmPostingsModel(KithDb db, Writes writes, ConfirmPosting confirmPosting, TimeProvider time) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public int P { get; set; } = 1;

    public Paged<PostingToConfirm> Postings { get; private set; } = null!;

    public Acting By => HttpContext.MustAct();

    public DateOnly Today => Now.At(time.GetUtcNow()).Today;

    public AccountRule Rule => AccountRule.On(Today);

    public static string PageLink(int number) => $"{AccessLinks.ConfirmPostings}?p={number}";

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await MayConfirm(ct))
        {
            return Forbid();
        }

        await Show(ct);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid? stays, Guid? left, CancellationToken ct)
    {
        if (!await MayConfirm(ct))
        {
            return Forbid();
        }

        if ((stays ?? left) is not { } id)
        {
            return BadRequest();
        }

        var confirmed = await writes.Run(now => confirmPosting.Do(new PostingId(id), hasLeft: left is not null, By, now, ct), ct);
        if (confirmed.Refusals.Any(r => r.Kind == RefusalKind.NotFound))
        {
            return NotFound();
        }

        if (!confirmed.Ok)
        {
            ModelState.Add(confirmed.Refusals);
            await Show(ct);
            return Page();
        }

        TempData["Done"] = left is null ? "Confirmed" : "Their posting has ended. They can open nothing with it any more";
        return LocalRedirect(PageLink(P));
    }

    private async Task<bool> MayConfirm(CancellationToken ct) => By.Has(Duty.ManageOrganisation) || await db.Agencies.AnyAsync(a => a.Confirmer == By.Worker, ct);

    private async Task Show(CancellationToken ct) =>
        Postings = await (from p in db.ToConfirmBy(By, Today)
                          join w in db.Workers on p.Worker equals w.Id
                          join t in db.Teams on p.Team equals t.Id
                          join a in db.Agencies on p.Agency equals a.Id
                          orderby p.ConfirmBy, w.Name, p.Id
                          select new PostingToConfirm(p.Id, w.Id, w.Name, p.Role, t.Name, a.Name, p.ConfirmBy!.Value)).Page(P, ct);
}

public sealed record PostingToConfirm(PostingId Id, WorkerId Worker, string Name, Role Role, string Team, string Agency, DateOnly ConfirmBy);
