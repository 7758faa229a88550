using Kith.Platform.Data;
using Kith.Platform.Forms;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Returns;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Returns;

[Needs(Duty.AcceptQuery)]
public sealed class AcceptQueryModel(KithDb db, AcceptQuery acceptQuery) : FormPage<AcceptQueryInput>
{
    [BindProperty(SupportsGet = true, Name = "build")]
    public CensusBuildId Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public int Number { get; set; }

    public FindingInView Finding { get; private set; } = null!;

    public bool IsWatch { get; private set; }

    public string Back => IsWatch ? ReturnsLinks.Asked() : ReturnsLinks.Findings(Id, new FindingFilter(Finding.Rule));

    protected override async Task<IActionResult?> Open(CancellationToken ct)
    {
        var build = await db.CensusBuilds.AsNoTracking().FirstOrDefaultAsync(b => b.Id == Id && b.State == CensusState.Built && (b.Source == CensusSource.Watch || b.Agency == By.Agency), ct);
        if (build is null || await db.FindingsFor(Id, By).Where(f => f.Number == Number).InView(db, By).FirstOrDefaultAsync(ct) is not { } finding)
        {
            return NotFound();
        }

        (Finding, IsWatch) = (finding, build.Source == CensusSource.Watch);
        return null;
    }

    protected override Task<IActionResult> Save(CancellationToken ct) =>
        Save(now => acceptQuery.Do(Id, Number, Input.Explanation, By, now, ct), then: _ => Back, done: "The query has been accepted", ct);
}
