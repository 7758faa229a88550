using Kith.Platform.Data;
using Kith.Platform.Forms;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Returns;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Returns;

[Needs(Duty.MakeReturns)]
public sealed class OrderExportModel(KithDb db, OrderExport order) : FormPage<OrderExportInput>
{
    /// <summary>The census whose file is asked for.</summary>
    [BindProperty(SupportsGet = true, Name = "build")]
    public CensusBuildId? Build { get; set; }

    public IReadOnlyList<Exported> Offered => (Input.Build ?? Build) is not null ? [Exported.CensusFile] : [Exported.AnnexA, Exported.SafeguardingDataset];

    protected override async Task<IActionResult?> Open(CancellationToken ct) =>
        (Input.Build ?? Build) is { } build && !await db.CensusesOf(By).AnyAsync(b => b.Id == build, ct) ? NotFound() : null;

    protected override Task Prefill(CancellationToken ct)
    {
        (Input.Build, Input.What) = (Build, Build is null ? null : Exported.CensusFile);
        return Task.CompletedTask;
    }

    protected override Task<IActionResult> Save(CancellationToken ct) => Save(
        now => order.Do(Input, By, now, ct), then: _ => ReturnsLinks.Exports(), done: "Somebody else is asked to agree", ct);
}
