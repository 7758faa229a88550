using Kith.Platform.Data;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Families;

[Needs(Duty.NameLocationReaders)]
public sealed class EndLocationReaderModel(KithDb db, EndLocationReader endLocationReader) : FamilyFormPage<NothingAsked>
{
    [BindProperty(SupportsGet = true)]
    public RowId Reader { get; set; }

    public string Worker { get; private set; } = string.Empty;

    protected override async Task<IActionResult?> Show(CancellationToken ct)
    {
        var name = await (from r in db.LocationReaders
                          join p in db.Postings on r.Posting equals p.Id
                          join w in db.Workers on p.Worker equals w.Id
                          where r.Id == Reader && r.FamilyEpisode == Family.Episode && r.EndedAt == null
                          select w.Name).FirstOrDefaultAsync(ct);
        Worker = name ?? string.Empty;
        return name is null ? NotFound() : null;
    }

    protected override Task<IActionResult> Save(CancellationToken ct) => Save(
        now => endLocationReader.Do(Family.Episode, Reader, By, now, ct),
        then: _ => FamiliesLinks.LocationCircle(FamilyRef),
        done: "They no longer see protected locations",
        ct);
}
