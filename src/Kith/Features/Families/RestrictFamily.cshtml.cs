using Kith.Features.Access;
using Kith.Platform.Data;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Families;

[Needs(Duty.Restrict)]
public sealed class RestrictFamilyModel(KithDb db, RestrictFamily restrict, TimeProvider time) : FamilyFormPage<RestrictFamilyInput>
{
    public IReadOnlyList<WorkerChoice> Workers { get; private set; } = [];

    public IReadOnlyList<RestrictionReason> Reasons { get; private set; } = [];

    public bool IsRestricted => Family.Label != CaseLabel.Standard;

    protected override async Task<IActionResult?> Show(CancellationToken ct)
    {
        var today = Now.At(time.GetUtcNow()).Today;
        Reasons = RestrictionReasons.On(today);
        Workers = IsRestricted ? [] : (await db.WorkersOf(Family.Episode, today).Choices(db, ct)).Where(w => w.Posting != By.Posting).ToList();
        return null;
    }

    protected override Task<IActionResult> Save(CancellationToken ct) => Save(
        now => restrict.Do(Family.Episode, Input, By, now, ct), then: _ => FamiliesLinks.Access(FamilyRef), done: "Only those on the list open this family from now on", ct);
}
