using Kith.Platform.Data;
using Kith.Platform.Forms;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Access;

[Needs(Duty.ManageOrganisation)]
public sealed class EndAgreementModel(KithDb db, EndAgreement end) : FormPage<EndAgreementInput>
{
    private Agreement agreement = null!;

    [BindProperty(SupportsGet = true, Name = "agreement")]
    public RowId Id { get; set; }

    public string Agency { get; private set; } = string.Empty;

    protected override async Task<IActionResult?> Open(CancellationToken ct)
    {
        if (await db.Agreements.AsNoTracking().FirstOrDefaultAsync(g => g.Id == Id, ct) is not { } found)
        {
            return NotFound();
        }

        agreement = found;
        Agency = await db.Agencies.Where(a => a.Id == found.Agency).Select(a => a.Name).SingleAsync(ct);
        return null;
    }

    protected override Task Prefill(CancellationToken ct)
    {
        Input = new EndAgreementInput { EndsOn = agreement.EndsOn, Version = agreement.Version };
        return Task.CompletedTask;
    }

    protected override Task<IActionResult> Save(CancellationToken ct) => Save(
        _ => end.Do(Id, Input, By, ct), then: _ => AccessLinks.Agreements, done: "Agreement saved", ct);
}
