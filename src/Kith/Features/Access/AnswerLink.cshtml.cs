using Kith.Platform.Data;
using Kith.Platform.Forms;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Access;

/// <summary>No stamped form: a code typed here must never become a draft.</summary>
[Needs(Duty.AgreeToPostings)]
[NeedsStepUp]
public sealed class AnswerLinkModel(KithDb db, Writes writes, AnswerLink answerLink, Elsewhere elsewhere) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "linking")]
    public RowId Id { get; set; }

    [BindProperty]
    public AnswerLinkInput Input { get; set; } = new();

    public LinkLine Line { get; private set; } = null!;

    public string? Provider { get; private set; }

    /// <summary>The account’s own address, beside what the provider says.</summary>
    public string? Email { get; private set; }

    /// <summary>Whether this is for somebody else to answer, and why.</summary>
    public string? IsForOthers { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await Open(ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var input = Input;
        var answered = await writes.Run(now => answerLink.Do(Id, input, HttpContext.MustAct(), now, ct), ct);
        if (answered.Ok)
        {
            TempData["Done"] = input.Agrees == true ? "Account linked" : "Link declined";
            return LocalRedirect(AccessLinks.Proposals);
        }

        // What was typed as a code is not shown again.
        ModelState.Remove("Input.Code");
        ModelState.Remove("Input.Version");
        Input.Code = null;
        ModelState.Add(answered.Refusals);
        return await Open(ct) ? Page() : NotFound();
    }

    private async Task<bool> Open(CancellationToken ct)
    {
        var by = HttpContext.MustAct();
        if (await db.LinkProposals.AsNoTracking().FirstOrDefaultAsync(p => p.Id == Id, ct) is not { } proposal)
        {
            return false;
        }

        Line = await db.LinkProposals.Where(p => p.Id == Id).Lines(db).SingleAsync(ct);
        Provider = elsewhere.NameOf(proposal.Issuer);
        Email = await db.Users.Where(a => a.Worker == proposal.Worker && !a.IsClosed).Select(a => a.Email).FirstOrDefaultAsync(ct);
        IsForOthers = proposal.Proposer == by.Worker ? "you proposed it" : proposal.Worker == by.Worker ? "the account is yours" : null;
        Input.Version = proposal.Version;
        return true;
    }
}
