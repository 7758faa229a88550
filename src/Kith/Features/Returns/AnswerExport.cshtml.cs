using Kith.Platform.Data;
using Kith.Platform.Forms;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Returns;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Returns;

[Needs(Duty.AgreeToExports)]
[NeedsStepUp]
public sealed class AnswerExportModel(KithDb db, AnswerExport answer) : FormPage<AnswerExportInput>
{
    [BindProperty(SupportsGet = true, Name = "order")]
    public RowId Id { get; set; }

    public ExportOrder Order { get; private set; } = null!;

    public string OrderedBy { get; private set; } = string.Empty;

    protected override async Task<IActionResult?> Open(CancellationToken ct)
    {
        if (await db.ExportOrders.AsNoTracking().FirstOrDefaultAsync(o => o.Id == Id && o.Agency == By.Agency, ct) is not { } order)
        {
            return NotFound();
        }

        Order = order;
        OrderedBy = await db.Workers.Where(w => w.Id == order.Orderer).Select(w => w.Name).SingleAsync(ct);
        return null;
    }

    protected override Task Prefill(CancellationToken ct)
    {
        Input.Version = Order.Version;
        return Task.CompletedTask;
    }

    protected override Task<IActionResult> Save(CancellationToken ct) => Save(
        now => answer.Do(Id, Input, By, now, ct), then: _ => ReturnsLinks.ExportOrders(), done: Input.Agrees == true ? "Export agreed" : "Export declined", ct);
}
