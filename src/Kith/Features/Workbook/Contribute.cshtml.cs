using Kith.Features.Families;
using Kith.Platform.Forms;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Workbook;

[Needs(Duty.Contribute)]
public sealed class ContributeModel(InvitationDoor door, Contribute contribute, TimeProvider time) : FormPage<UpdateInput>
{
    [BindProperty(SupportsGet = true, Name = "invitation")]
    public InvitationId Id { get; set; }

    public InvitationInView Invitation { get; private set; } = null!;

    protected override async Task<IActionResult?> Open(CancellationToken ct)
    {
        Invitation = (await door.Enter(Id, By, Duty.Contribute, ct))!;
        return Invitation is null ? NotFound() : null;
    }

    protected override Task Prefill(CancellationToken ct)
    {
        Input.HappenedOn = Now.At(time.GetUtcNow()).Today;
        Input.MayRead = SideChoice.Of(Side.OfUpdateFrom(By.Role));
        return Task.CompletedTask;
    }

    protected override Task<IActionResult> Save(CancellationToken ct) => Save(
        now => contribute.Do(Id, Input, By, now, ct), then: _ => FamiliesLinks.Invitation(Id), done: "Sent. Those who work with the family can read it", ct);
}
