using System.ComponentModel.DataAnnotations;
using Kith.Features.Access;
using Kith.Platform.Data;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Families;

[Needs(Duty.NameLocationReaders)]
public sealed class NameLocationReaderModel(KithDb db, NameLocationReader nameLocationReader) : FamilyFormPage<NameLocationReaderInput>
{
    public IReadOnlyList<LocationReaderLine> Readers { get; private set; } = [];

    public IReadOnlyList<WorkerChoice> Workers { get; private set; } = [];

    protected override async Task<IActionResult?> Show(CancellationToken ct)
    {
        Readers = await (from r in db.LocationReaders
                         join p in db.Postings on r.Posting equals p.Id
                         join w in db.Workers on p.Worker equals w.Id
                         where r.FamilyEpisode == Family.Episode && r.EndedAt == null
                         orderby w.Name
                         select new LocationReaderLine(r.Id, w.Name, r.Why)).ToListAsync(ct);
        var named = db.Involvements.Where(i => i.FamilyEpisode == Family.Episode && i.EndedOn == null && i.Posting != null).Select(i => i.Posting!.Value);
        Workers = await db.Postings.Where(p => named.Contains(p.Id)).Choices(db, ct);
        return null;
    }

    protected override Task<IActionResult> Save(CancellationToken ct) => Save(
        now => nameLocationReader.Do(Family.Episode, Input.Posting, Input.Why, By, now, ct),
        then: _ => FamiliesLinks.LocationCircle(FamilyRef),
        done: "They may now see protected locations",
        ct);
}

public sealed record LocationReaderLine(RowId Id, string Name, string Why);

public sealed class NameLocationReaderInput
{
    [Display(Name = "Worker named to the family")]
    public PostingId? Posting { get; set; }

    [Display(Name = "Why they need to know")]
    public string? Why { get; set; }
}
