using Kith.Platform.Data;
using Kith.Platform.Forms;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.ServiceDirectory;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.ServiceDirectory;

/// <summary>What the public reports, for the editors: what may harm somebody first, then what has waited longest.</summary>
[Needs(Duty.EditDirectory)]
public sealed class ListReportsModel(KithDb db) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "p")]
    public int Number { get; set; } = 1;

    public Paged<ReportLine> Lines { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken ct) => Lines = await (
        from r in db.ListingReports
        join s in db.Services on r.Service equals s.Id
        where r.ClosedAt == null
        orderby r.Kind == ProblemKind.Unsafe descending, r.ReportedAt, r.Id
        select new ReportLine(r.Id, s.Name, r.Kind, r.ReportedAt)).Page(Number, ct);
}

public sealed record ReportLine(RowId Id, string Service, ProblemKind Kind, DateTime ReportedAt);

[Needs(Duty.EditDirectory)]
public sealed class CloseReportModel(KithDb db, CloseReport closeReport) : FormPage<CloseReportInput>
{
    [BindProperty(SupportsGet = true, Name = "report")]
    public RowId Id { get; set; }

    public ListingReport Report { get; private set; } = null!;

    public string ServiceName { get; private set; } = string.Empty;

    protected override async Task<IActionResult?> Open(CancellationToken ct)
    {
        var found = await (from r in db.ListingReports.AsNoTracking() join s in db.Services on r.Service equals s.Id where r.Id == Id select new { Report = r, s.Name }).FirstOrDefaultAsync(ct);
        if (found is null)
        {
            return NotFound();
        }

        (Report, ServiceName) = (found.Report, found.Name);
        return null;
    }

    protected override Task Prefill(CancellationToken ct)
    {
        Input.Version = Report.Version;
        return Task.CompletedTask;
    }

    protected override Task<IActionResult> Save(CancellationToken ct) => Save(now => closeReport.Do(Id, Input, By, now, ct), then: _ => DirectoryLinks.Reports(), done: "Closed", ct);
}
