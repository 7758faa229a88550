using Kith.Platform.Data;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Families;

/// <summary>What somebody is asked about families that are not there for them, by the day until which they can answer.</summary>
[Needs(Duty.SeeMyWork)]
public sealed class ListInvitationsModel(KithDb db) : PageModel
{
    private const int PageSize = 25;

    [BindProperty(SupportsGet = true, Name = "p")]
    public int Number { get; set; } = 1;

    public int Count { get; private set; }

    public int Pages => Math.Max(1, (Count + PageSize - 1) / PageSize);

    public IReadOnlyList<InvitationLine> Invitations { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        var mine = db.InvitationsFor(HttpContext.MustAct());
        Count = await mine.CountAsync(ct);
        Number = Math.Clamp(Number, 1, Pages);
        Invitations = await (from x in mine
                             join e in db.FamilyEpisodes on x.FamilyEpisode equals e.Id
                             join f in db.Families on e.Family equals f.Id
                             join p in db.Postings on x.By equals p.Id
                             join w in db.Workers on p.Worker equals w.Id
                             orderby x.Until, x.Id
                             select new InvitationLine(x.Id, x.Kind, f.Ref, w.Name, x.Until)).Skip((Number - 1) * PageSize).Take(PageSize).ToListAsync(ct);
    }
}

public sealed record InvitationLine(InvitationId Id, InvitationKind Kind, string FamilyRef, string AskedBy, DateOnly Until);
