using Kith.Features.Access;
using Kith.Platform.Data;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Kith.Features.Families;

[Needs(Duty.Invite)]
public sealed class InviteModel(KithDb db, Invite invite, TimeProvider time) : FamilyFormPage<InviteInput>
{
    public IReadOnlyList<WorkerChoice> Workers { get; private set; } = [];

    public bool MayRefer => Family.May(By, Duty.NameWorkers);

    /// <summary>Whoever wrote the words has been asked whether they tell where somebody is.</summary>
    public bool IsDoubtful => Input.Looked || ModelState.GetFieldValidationState("Input.Looked") == ModelValidationState.Invalid;

    private DateOnly Today => Now.At(time.GetUtcNow()).Today;

    protected override async Task<IActionResult?> Show(CancellationToken ct)
    {
        Workers = (await db.WorkersOf(Family.Episode, Today).Choices(db, ct)).Where(w => AccessTable.HasDaily(w.Role, Duty.OpenFamily)).ToList();
        return null;
    }

    protected override Task Prefill(CancellationToken ct)
    {
        (Input.Kind, Input.Until) = (MayRefer ? null : InvitationKind.ToContribute, Today.AddDays(Invitation.UsualDays));
        return Task.CompletedTask;
    }

    protected override Task<IActionResult> Save(CancellationToken ct) => Save(
        now => invite.Do(Family.Episode, Input, By, now, ct),
        then: _ => FamiliesLinks.Team(FamilyRef),
        done: "They have been asked. They see what you wrote when they open Kith",
        ct);
}
