using Kith.Features.Access;
using Kith.Platform.Data;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Families;

[Needs(Duty.Restrict)]
public sealed class PutOnListModel(KithDb db, PutOnList put, TimeProvider time) : FamilyFormPage<PutOnListInput>
{
    public IReadOnlyList<WorkerChoice> Workers { get; private set; } = [];

    protected override async Task<IActionResult?> Show(CancellationToken ct)
    {
        if (Family.Label == CaseLabel.Standard)
        {
            return NotFound();
        }

        var today = Now.At(time.GetUtcNow()).Today;
        var listed = await db.ReadersOf(Family.Episode, today).Choices(db, ct);
        Workers = (await db.WorkersOf(Family.Episode, today).Choices(db, ct)).Except(listed).ToList();
        return null;
    }

    protected override Task<IActionResult> Save(CancellationToken ct) => Save(
        now => put.Do(Family.Episode, Input, By, now, ct), then: _ => FamiliesLinks.Access(FamilyRef), done: "Put on the list", ct);
}
