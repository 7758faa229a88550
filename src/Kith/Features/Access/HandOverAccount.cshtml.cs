using Kith.Platform.Data;
using Kith.Platform.Forms;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Access;

/// <summary>
/// No stamped form: its answer holds a code, which must be kept nowhere. It is shown in the answer itself, so that it stands in no address and no cookie; a form
/// sent twice is refused the second time, and whoever lost the answer gives a new code.
/// </summary>
[Needs(Duty.AgreeToPostings)]
[NeedsStepUp]
public sealed class HandOverAccountModel(KithDb db, Writes writes, HandOverAccount handOverAccount, TimeProvider time) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "held")]
    public RowId Id { get; set; }

    [BindProperty]
    public HandOverAccountInput Input { get; set; } = new();

    public HandOverLine Line { get; private set; } = null!;

    public string Email { get; private set; } = string.Empty;

    /// <summary>What the account opens once it is handed over.</summary>
    public IReadOnlyList<string> Postings { get; private set; } = [];

    /// <summary>Whether this is for somebody else to hand over, and why.</summary>
    public string? IsForOthers { get; private set; }

    /// <summary>The code that was given just now; in no other answer of Kith.</summary>
    public string? Code { get; private set; }

    public DateOnly Today => Now.At(time.GetUtcNow()).Today;

    public int Days => AccountRule.On(Today).HandOverDays;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await Open(ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var input = Input;
        Input = new HandOverAccountInput();
        if (!await Open(ct))
        {
            return NotFound();
        }

        var done = await writes.Run(now => handOverAccount.Do(Id, input, HttpContext.MustAct(), now, ct), ct);
        if (done.Ok && done.Value.Code is null)
        {
            TempData["Done"] = "Declined. The account is closed";
            return LocalRedirect(AccessLinks.Proposals);
        }

        ModelState.Clear();
        if (done.Ok)
        {
            Code = SpokenCode.InWords(done.Value.Code!);
        }
        else if (done.Refusals.Any(r => r.Kind == RefusalKind.Stale))
        {
            ModelState.AddModelError(string.Empty, "Somebody has answered this since you opened the page, or you sent it twice. A code is shown once: to see one, give a new one");
        }
        else
        {
            ModelState.Add(done.Refusals);
        }

        return await Open(ct) ? Page() : NotFound();
    }

    private async Task<bool> Open(CancellationToken ct)
    {
        var by = HttpContext.MustAct();
        var found = await (from h in db.HandOvers.AsNoTracking()
                           join a in db.Users on h.Worker equals a.Worker
                           where h.Id == Id
                           select new { h.Worker, h.Opener, h.Version, a.Email }).FirstOrDefaultAsync(ct);
        if (found is null)
        {
            return false;
        }

        Line = await db.HandOvers.Where(h => h.Id == Id).Lines(db).SingleAsync(ct);
        Email = found.Email!;
        var (worker, today) = (found.Worker, Today);
        var held = await (from p in db.Postings
                          join t in db.Teams on p.Team equals t.Id
                          where p.Worker == worker && (p.EndsOn == null || p.EndsOn >= today)
                          orderby p.StartsOn, p.Id
                          select new { p.Role, t.Name }).ToListAsync(ct);
        Postings = held.ConvertAll(p => $"{p.Role.InWords()}, {p.Name}");
        IsForOthers = found.Opener == by.Worker ? "you opened it" : found.Worker == by.Worker ? "it is yours" : null;
        Input.Version = found.Version;
        return true;
    }
}
