using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Kith.Features.Returns;

/// <summary>What may be taken out of the record besides the census, and what of it Kith holds.</summary>
[Needs(Duty.MakeReturns)]
public sealed class ListExportsModel(ExportDataset dataset) : PageModel
{
    public IReadOnlyList<(string Table, int Held, int Fields, IReadOnlyList<string> Why)> Tables { get; private set; } = [];

    public void OnGet() => Tables = [.. dataset.Coverage().GroupBy(c => c.Table)
        .Select(t => (t.Key, t.Count(c => c.IsHeld), t.Count(), (IReadOnlyList<string>)[.. t.Where(c => !c.IsHeld).Select(c => c.Why).Distinct()]))];
}
