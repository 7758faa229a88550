using Kith.Platform.Data;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Access;

/// <summary>The one way in for everybody who has proved who they are, by whichever means.</summary>
public sealed class Arrivals(KithDb db, Sessions sessions, TimeProvider time)
{
    public async Task<IActionResult> Arrive(PageModel page, Account account, Errand errand, DateTime? provedAt = null)
    {
        var today = Now.At(time.GetUtcNow()).Today;
        if (account.IsHeld)
        {
            await sessions.Turn(page.HttpContext, account);
            return new LocalRedirectResult(AccessLinks.SignIn);
        }

        if (account.IsUnusedOn(today))
        {
            await sessions.Turn(page.HttpContext, account);
            return new LocalRedirectResult(AccessLinks.Suspended);
        }

        var by = await sessions.Start(page.HttpContext, account, provedAt);
        if (by is not null && await Reminder(by, today, page.HttpContext.RequestAborted) is { } reminder)
        {
            page.TempData["Remind"] = reminder;
        }

        return page.Url.Onwards(by, errand);
    }

    private async Task<string?> Reminder(Acting by, DateOnly today, CancellationToken ct)
    {
        var rule = AccountRule.On(today);
        var soon = today.AddDays(rule.RemindDays);
        var mine = await db.Postings.Where(p => p.Id == by.Posting).Select(p => p.ConfirmBy).SingleAsync(ct);
        var colleagues = await db.ToConfirmBy(by, today).CountAsync(p => p.ConfirmBy <= soon, ct);
        return colleagues > 0 ? $"{colleagues} {(colleagues == 1 ? "account of your agency needs" : "accounts of your agency need")} your confirmation. Go to Your account to give it"
            : rule.IsDueSoon(mine, today) ? $"Your agency must confirm by {mine:d MMMM} that you still work there, or your account is suspended. Ask {await ConfirmerOf(by.Agency, ct)}"
            : null;
    }

    private async Task<string> ConfirmerOf(AgencyId agency, CancellationToken ct) =>
        await (from a in db.Agencies join w in db.Workers on a.Confirmer equals w.Id where a.Id == agency select w.Name).FirstOrDefaultAsync(ct) ?? "the person who runs Kith in your agency";
}
