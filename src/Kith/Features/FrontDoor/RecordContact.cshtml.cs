using Kith.Platform.Forms;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.FrontDoor;

[Needs(Duty.WorkFrontDoor)]
public sealed class RecordContactModel(RecordContact record, TimeProvider time) : FormPage<ContactInput>, IAboutPeople
{
    IContactPeopleForm IAboutPeople.Input => Input;

    protected override Task<IActionResult?> Open(CancellationToken ct)
    {
        Input.Offer();
        return Task.FromResult<IActionResult?>(null);
    }

    protected override Task Prefill(CancellationToken ct)
    {
        var now = Now.At(time.GetUtcNow());
        (Input.ReceivedOn, Input.ReceivedTime) = (now.Today, Now.InLondon(now.Moment).ToString("HH:mm"));
        return Task.CompletedTask;
    }

    protected override void AddRow(string list) => Input.AddRow();

    protected override Task<IActionResult> Save(CancellationToken ct) => Save(
        now => record.Do(Input.Details, Input.Details(), By, now, ct),
        then: FrontDoorLinks.Contact,
        done: "Contact saved",
        ct);
}
