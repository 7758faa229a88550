using Kith.Features.Access;
using Kith.Platform.Data;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Families;

/// <summary>Who may open the family: everyone who works with it, or those on its list.</summary>
[Needs(Duty.OpenFamily)]
public sealed class FamilyAccessModel(KithDb db, TimeProvider time) : FamilyPage
{
    public Restriction? Restriction { get; private set; }

    public IReadOnlyList<ListedLine> Listed { get; private set; } = [];

    public DateOnly Today { get; private set; }

    public bool MayRestrict => Family.May(By, Duty.Restrict);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await Enter(ct) is { } gone)
        {
            return gone;
        }

        Today = Now.At(time.GetUtcNow()).Today;
        Restriction = await db.Restrictions.AsNoTracking().FirstOrDefaultAsync(r => r.FamilyEpisode == Family.Episode && r.LiftedAt == null, ct);
        Listed = Restriction is null ? [] : await (from n in db.ListedPostings.OnListOn(Today)
                                                   join p in db.Postings on n.Posting equals p.Id
                                                   join w in db.Workers on p.Worker equals w.Id
                                                   where n.FamilyEpisode == Family.Episode
                                                   orderby w.Name
                                                   select new ListedLine(n.Id, w.Name, p.Role, n.From, n.Until)).ToListAsync(ct);
        return Page();
    }
}

public sealed record ListedLine(RowId Id, string Name, Role Role, DateOnly From, DateOnly? Until);
