using Kith.Platform.Data;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Returns;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Returns;

/// <summary>Files of many children that somebody of the agency asked for, newest first.</summary>
[Needs(Duty.AgreeToExports)]
public sealed class ListExportOrdersModel(KithDb db) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "p")]
    public int Number { get; set; } = 1;

    public Paged<ExportOrderLine> Orders { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken ct)
    {
        var agency = HttpContext.MustAct().Agency;
        Orders = await (from o in db.ExportOrders
                        join w in db.Workers on o.Orderer equals w.Id
                        where o.Agency == agency
                        orderby o.OrderedAt descending, o.Id
                        select new ExportOrderLine(o.Id, o.What, o.Purpose, o.Recipient, w.Name, o.OrderedAt, o.IsAgreed)).Page(Number, ct);
    }
}

public sealed record ExportOrderLine(RowId Id, Exported What, string Purpose, string Recipient, string By, DateTime OrderedAt, bool? IsAgreed);
