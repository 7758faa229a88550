using System.ComponentModel.DataAnnotations;
using Kith.Platform.Data;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Families;

[Needs(Duty.NameWorkers)]
public sealed class NameWorkerModel(KithDb db, NameWorker nameWorker, TimeProvider time) : FamilyFormPage<NameWorkerInput>
{
    public IReadOnlyList<WorkerOfTeam> Workers { get; private set; } = [];

    protected override async Task<IActionResult?> Show(CancellationToken ct)
    {
        var today = Now.At(time.GetUtcNow()).Today;
        var all = await (from p in db.Postings
                         join w in db.Workers on p.Worker equals w.Id
                         join t in db.Teams on p.Team equals t.Id
                         where p.StartsOn <= today && (p.EndsOn == null || p.EndsOn >= today)
                         orderby w.Name
                         select new WorkerOfTeam(p.Id, w.Name, p.Role, t.Name)).ToListAsync(ct);
        Workers = all.Where(w => AccessTable.Has(w.Role, Duty.OpenFamily)).ToList();
        return null;
    }

    protected override Task<IActionResult> Save(CancellationToken ct) => Save(
        now => nameWorker.Do(Family.Episode, Input.Posting, Input.Adult, By, now, ct),
        then: _ => FamiliesLinks.Team(FamilyRef),
        done: "Worker named",
        ct);
}

public sealed class NameWorkerInput
{
    [Display(Name = "Worker")]
    public PostingId? Posting { get; set; }

    [Display(Name = "Adult they work with")]
    public PersonId? Adult { get; set; }
}

public sealed record WorkerOfTeam(PostingId Posting, string Name, Role Role, string Team);
