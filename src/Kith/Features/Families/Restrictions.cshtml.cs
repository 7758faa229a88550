using Kith.Features.Access;
using Kith.Platform.Data;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Families;

/// <summary>Restricted families by the day their review is due, and what waits for a second person.</summary>
[Needs(Duty.OverseeRestrictions)]
public sealed class RestrictionsModel(KithDb db, TimeProvider time) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "p")]
    public int Number { get; set; } = 1;

    public Paged<RestrictionLine> Restrictions { get; private set; } = null!;

    public DateOnly Today { get; private set; }

    public bool MayOpen => HttpContext.MustAct().Has(Duty.Restrict);

    public static string PageLink(int number) => $"{FamiliesLinks.Restrictions}?p={number}";

    public async Task OnGetAsync(CancellationToken ct)
    {
        var me = HttpContext.MustAct();
        Today = Now.At(time.GetUtcNow()).Today;
        Restrictions = await (from r in db.RestrictionsOverseenBy(me)
                              join e in db.FamilyEpisodes on r.FamilyEpisode equals e.Id
                              join f in db.Families on e.Family equals f.Id
                              orderby r.ReviewBy, r.Id
                              select new RestrictionLine(r.Id, f.Ref, r.Label, r.Reason, r.ReviewBy, r.Proposed, r.ProposedBy == me.Worker)).Page(Number, ct);
    }
}

public sealed record RestrictionLine(RowId Id, string FamilyRef, CaseLabel Label, RestrictionReason Reason, DateOnly ReviewBy, CaseLabel? Proposed, bool IsMine)
{
    public bool IsOverdueOn(DateOnly day) => day > ReviewBy;
}
