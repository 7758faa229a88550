using Kith.Platform.Data;
using Kith.Platform.Forms;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.ServiceDirectory;

[Needs(Duty.EditDirectory)]
public sealed class ConfirmServiceModel(KithDb db, ConfirmService confirmService) : FormPage<NothingToType>
{
    [BindProperty(SupportsGet = true, Name = "service")]
    public ServiceId Id { get; set; }

    public string Name { get; private set; } = string.Empty;

    public DateOnly? AssuredOn { get; private set; }

    protected override async Task<IActionResult?> Open(CancellationToken ct)
    {
        if (await db.Services.Where(s => s.Id == Id).Select(s => new { s.Name, s.AssuredOn }).FirstOrDefaultAsync(ct) is not { } service)
        {
            return NotFound();
        }

        (Name, AssuredOn) = (service.Name, service.AssuredOn);
        return null;
    }

    protected override Task<IActionResult> Save(CancellationToken ct) => Save(
        now => confirmService.Do(Id, By, now, ct), then: _ => DirectoryLinks.Listings(), done: "Confirmed", ct);
}

public sealed class NothingToType;
