using Kith.Platform.Data;
using Kith.Platform.Forms;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Access;

[Needs(Duty.ManageOrganisation)]
public sealed class ChangeAgencyModel(KithDb db, ChangeAgency changeAgency) : FormPage<AgencyInput>
{
    private Agency agency = null!;

    [BindProperty(SupportsGet = true, Name = "agency")]
    public AgencyId Id { get; set; }

    public string Name => agency.Name;

    public bool IsPartner => agency.IsPartner;

    public string? Confirmer { get; private set; }

    protected override async Task<IActionResult?> Open(CancellationToken ct)
    {
        if (await db.Agencies.AsNoTracking().FirstOrDefaultAsync(a => a.Id == Id, ct) is not { } found)
        {
            return NotFound();
        }

        agency = found;
        Confirmer = agency.Confirmer is { } confirmer ? await db.Workers.Where(w => w.Id == confirmer).Select(w => w.Name).SingleAsync(ct) : null;
        return null;
    }

    protected override Task Prefill(CancellationToken ct)
    {
        Input = new AgencyInput { Name = agency.Name, Kind = agency.Kind, LeaCode = agency.LeaCode, Version = agency.Version };
        return Task.CompletedTask;
    }

    protected override Task<IActionResult> Save(CancellationToken ct) => Save(
        now => changeAgency.Do(Id, Input, By, now, ct), then: _ => AccessLinks.Agencies, done: "Agency saved", ct);
}
