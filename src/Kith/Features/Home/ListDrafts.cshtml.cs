using Kith.Platform.Data;
using Kith.Platform.Forms;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Home;

/// <summary>A worker's unfinished forms, in every posting they hold: a draft waits in the posting it was typed in.</summary>
[Needs(Duty.UseKith)]
public sealed class ListDraftsModel(KithDb db) : PageModel
{
    private const int Most = 100;

    public IReadOnlyList<DraftLine> Drafts { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid? open, CancellationToken ct)
    {
        var acting = HttpContext.MustAct();
        var rows = await (from d in db.Drafts
                          join p in db.Postings on d.Posting equals p.Id
                          where p.Worker == acting.Worker
                          orderby d.SavedAt descending
                          select new { d.Instance, d.Path, d.SavedAt, d.Posting, p.Role }).Take(Most).ToListAsync(ct);
        Drafts = rows.ConvertAll(d => new DraftLine(d.Instance, d.Path, DraftTitle.Of(d.Path), Now.InLondon(d.SavedAt), d.Role, d.Posting == acting.Posting));
        return Drafts.FirstOrDefault(d => d.Instance == open && d.IsOfThisPosting) is { } back ? LocalRedirect(back.Way) : Page();
    }
}

public sealed record DraftLine(Guid Instance, string Path, string Title, DateTime KeptAt, Role Role, bool IsOfThisPosting)
{
    public string Way => $"{Path}?draft={Instance}";
}
