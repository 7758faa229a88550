using Kith.Platform.Forms;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Families;

[Needs(Duty.AnswerReferral)]
public sealed class AnswerReferralModel(InvitationDoor door, AnswerReferral answer) : FormPage<AnswerReferralInput>
{
    [BindProperty(SupportsGet = true, Name = "invitation")]
    public InvitationId Id { get; set; }

    public InvitationInView Invitation { get; private set; } = null!;

    protected override async Task<IActionResult?> Open(CancellationToken ct)
    {
        Invitation = (await door.Enter(Id, By, Duty.AnswerReferral, ct))!;
        return Invitation is null ? NotFound() : null;
    }

    protected override Task Prefill(CancellationToken ct)
    {
        Input.Version = Invitation.Version;
        return Task.CompletedTask;
    }

    protected override Task<IActionResult> Save(CancellationToken ct) => Save(
        now => answer.Do(Id, Input, By, now, ct),
        then: answered => answered.IsAccepted ? FamiliesLinks.Home(answered.FamilyRef) : FamiliesLinks.Invitations(),
        done: Input.IsAccepted == true ? "Accepted. You work with the family from now on" : "Declined",
        ct);
}
