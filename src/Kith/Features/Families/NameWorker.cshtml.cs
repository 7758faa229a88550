using System.ComponentModel.DataAnnotations;
using Kith.Features.Access;
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
    public IReadOnlyList<WorkerChoice> Workers { get; private set; } = [];

    protected override async Task<IActionResult?> Show(CancellationToken ct)
    {
        var today = Now.At(time.GetUtcNow()).Today;
        var all = await db.WorkersOf(Family.Episode, today).Choices(db, ct);
        Workers = all.Where(w => AccessTable.HasDaily(w.Role, Duty.OpenFamily)).ToList();
        return null;
    }

    protected override Task<IActionResult> Save(CancellationToken ct) => Save(
        now => nameWorker.Do(Family.Episode, Input.Posting, Input.Adult, By, now, ct, Input.WorkEmail),
        then: _ => FamiliesLinks.Team(FamilyRef),
        done: "Worker named",
        ct);
}

public sealed class NameWorkerInput
{
    [Display(Name = "Worker of the team")]
    public PostingId? Posting { get; set; }

    [Display(Name = "Or the work email address of somebody in another team or agency")]
    public string? WorkEmail { get; set; }

    [Display(Name = "Adult they work with")]
    public PersonId? Adult { get; set; }
}
