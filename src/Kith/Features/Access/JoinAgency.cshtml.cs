using Kith.Platform.Forms;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Access;

[Needs(Duty.ManageOrganisation)]
public sealed class JoinAgencyModel(JoinAgency joinAgency) : FormPage<AgencyInput>
{
    protected override Task<IActionResult?> Open(CancellationToken ct) => Task.FromResult<IActionResult?>(null);

    protected override Task<IActionResult> Save(CancellationToken ct) => Save(
        now => joinAgency.Do(Input, By, now, ct), then: _ => AccessLinks.Agencies, done: "Agency added", ct);
}
