using Kith.Platform.Data;
using Kith.Platform.Forms;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.FrontDoor;

[Needs(Duty.RequestHelp)]
public sealed class RequestHelpModel(KithDb db, RecordContact record) : FormPage<RequestInput>, IAboutPeople
{
    IContactPeopleForm IAboutPeople.Input => Input;

    bool IAboutPeople.IsAtFrontDoor => false;

    protected override Task<IActionResult?> Open(CancellationToken ct)
    {
        Input.Offer();
        return Task.FromResult<IActionResult?>(null);
    }

    protected override async Task Prefill(CancellationToken ct) =>
        Input.ReferrerReach = await (from p in db.Postings join w in db.Workers on p.Worker equals w.Id where p.Id == By.Posting select w.Phone ?? w.Email).FirstOrDefaultAsync(ct);

    protected override void AddRow(string list) => Input.AddRow();

    protected override Task<IActionResult> Save(CancellationToken ct) => Save(
        now => record.Ask(Input.Account, Input.FamilyKnows, Input.ReferrerReach, Input.Details(), By, now, ct),
        then: FrontDoorLinks.Request,
        done: "Your request is with the front door",
        ct);
}
