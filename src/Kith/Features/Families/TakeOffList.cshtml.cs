using Kith.Platform.Data;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Families;

[Needs(Duty.Restrict)]
public sealed class TakeOffListModel(KithDb db, TakeOffList take) : FamilyFormPage<NothingAsked>
{
    private PostingId posting;

    [BindProperty(SupportsGet = true, Name = "listed")]
    public RowId Listed { get; set; }

    public string Worker { get; private set; } = string.Empty;

    protected override async Task<IActionResult?> Show(CancellationToken ct)
    {
        var found = await (from n in db.ListedPostings
                           join p in db.Postings on n.Posting equals p.Id
                           join w in db.Workers on p.Worker equals w.Id
                           where n.Id == Listed && n.FamilyEpisode == Family.Episode && n.EndedOn == null
                           select new { w.Name, n.Posting }).FirstOrDefaultAsync(ct);
        (Worker, posting) = (found?.Name ?? string.Empty, found?.Posting ?? default);
        return found is null ? NotFound() : null;
    }

    protected override Task<IActionResult> Save(CancellationToken ct) => Save(
        now => take.Do(Family.Episode, Listed, By, now, ct),
        then: _ => posting == By.Posting ? FamiliesLinks.Restrictions : FamiliesLinks.Access(FamilyRef),
        done: "Taken off the list",
        ct);
}
