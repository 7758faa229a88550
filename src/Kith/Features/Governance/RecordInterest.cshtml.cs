using Kith.Features.Access;
using Kith.Features.Families;
using Kith.Platform.Data;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Governance;

[Needs(Duty.RecordInterest)]
public sealed class RecordInterestModel(KithDb db, RecordInterest record, TimeProvider time) : FamilyFormPage<RecordInterestInput>
{
    public IReadOnlyList<WorkerChoice> Workers { get; private set; } = [];

    protected override async Task<IActionResult?> Show(CancellationToken ct)
    {
        Workers = await db.WorkersOf(Family.Episode, Now.At(time.GetUtcNow()).Today).Choices(db, ct);
        return null;
    }

    protected override Task<IActionResult> Save(CancellationToken ct) => Save(
        now => record.Do(Family.Episode, Input, By, now, ct), then: _ => FamiliesLinks.Team(FamilyRef), done: "Recorded. The worker is shut out of the family", ct);
}
