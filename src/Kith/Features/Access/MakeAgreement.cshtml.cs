using Kith.Platform.Data;
using Kith.Platform.Forms;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Access;

[Needs(Duty.ManageOrganisation)]
public sealed class MakeAgreementModel(KithDb db, MakeAgreement make) : FormPage<AgreementInput>
{
    public IReadOnlyList<(AgencyId Id, string Name)> Agencies { get; private set; } = [];

    protected override async Task<IActionResult?> Open(CancellationToken ct)
    {
        var agencies = await db.Agencies.Where(a => a.Kind != AgencyKind.LocalAuthority).OrderBy(a => a.Name).Select(a => new { a.Id, a.Name }).ToListAsync(ct);
        Agencies = agencies.ConvertAll(a => (a.Id, a.Name));
        return null;
    }

    protected override Task<IActionResult> Save(CancellationToken ct) => Save(
        now => make.Do(Input, By, now, ct), then: _ => AccessLinks.Agreements, done: "Agreement recorded", ct);
}
