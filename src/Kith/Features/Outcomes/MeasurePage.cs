using Kith.Platform.SignIn;
using Kith.Platform.Web;
using Kith.Practice.Access;
using Kith.Practice.Outcomes;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Kith.Features.Outcomes;

/// <summary>A page of measures for the period that its address names, or for the last full year.</summary>
public abstract class MeasurePage(TimeProvider time) : PageModel
{
    private Period? period;

    [BindProperty(SupportsGet = true, Name = "period")]
    public string? Wanted { get; set; }

    public Acting By => HttpContext.MustAct();

    public Period Period => period ??= Period.Read(Wanted, Today, By.Has(Duty.SeeSmallNumbers)) ?? Offered[0];

    public IReadOnlyList<Period> Offered => Period.Offered(Today, By.Has(Duty.SeeSmallNumbers));

    private DateOnly Today { get; } = Now.At(time.GetUtcNow()).Today;

    protected FileContentResult AsCsv(string name, IEnumerable<IReadOnlyList<string?>> rows) => File(CsvLine.File(rows), "text/csv; charset=utf-8", $"{name}-{Period.Key}.csv");
}
