using Kith.Platform.Forms;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Kith.Features.Home;

[Needs(Duty.UseKith)]
public sealed class DiscardDraftModel(Drafts drafts) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Instance { get; set; }

    public string Title { get; private set; } = string.Empty;

    public DateTime KeptAt { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await drafts.Find(Instance, HttpContext.MustAct().Posting, ct) is not { } draft)
        {
            return NotFound();
        }

        (Title, KeptAt) = (DraftTitle.Of(draft.Path), Now.InLondon(draft.SavedAt));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var by = HttpContext.MustAct();
        if (await drafts.Find(Instance, by.Posting, ct) is null)
        {
            return NotFound();
        }

        await drafts.Discard(Instance, by.Posting);
        TempData["Done"] = "The draft has been discarded";
        return LocalRedirect(HomeLinks.Drafts);
    }
}
