using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Workbook;

[Needs(Duty.SendUpdate)]
public sealed class SendUpdateModel(EntryFormReader form, SendUpdate sendUpdate) : EntryFormPage<UpdateInput>(form)
{
    protected override Task Prefill(CancellationToken ct)
    {
        Input.HappenedOn = Desk.Today;
        Input.MayRead = SideChoice.Of(Side.OfUpdateFrom(By.Role));
        return Task.CompletedTask;
    }

    protected override Task<IActionResult> Save(CancellationToken ct) => Save(
        now => sendUpdate.Do(Family.Episode, Input, By, now, ct),
        then: _ => WorkbookLinks.Workbook(Family.Ref),
        done: "Update sent",
        ct);
}
