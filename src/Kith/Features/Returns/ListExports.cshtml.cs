using Kith.Platform.Data;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Returns;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Returns;

/// <summary>What may be taken out of the record, what the worker asked for, and what of the dataset Kith holds.</summary>
[Needs(Duty.MakeReturns)]
public sealed class ListExportsModel(KithDb db, ExportDataset dataset, TimeProvider time) : PageModel
{
    private const int Lately = 10;

    public IReadOnlyList<(string Table, int Held, int Fields, IReadOnlyList<string> Why)> Tables { get; private set; } = [];

    public IReadOnlyList<ExportOrder> Asked { get; private set; } = [];

    /// <summary>What the worker may take that tells of more children by now than were agreed to.</summary>
    public IReadOnlyCollection<RowId> Outgrown { get; private set; } = [];

    public DateTime Moment { get; } = time.GetUtcNow().UtcDateTime;

    public static string FileOf(ExportOrder order) => order switch
    {
        { What: Exported.AnnexA } => ReturnsLinks.AnnexA,
        { Build: { } build } => ReturnsLinks.CensusFile(build),
        _ => ReturnsLinks.Dataset,
    };

    public async Task OnGetAsync(CancellationToken ct)
    {
        var by = HttpContext.MustAct();
        Tables = [.. dataset.Coverage().GroupBy(c => c.Table)
            .Select(t => (t.Key, t.Count(c => c.IsHeld), t.Count(), (IReadOnlyList<string>)[.. t.Where(c => !c.IsHeld).Select(c => c.Why).Distinct()]))];
        Asked = await db.ExportOrders.AsNoTracking().Where(o => o.Orderer == by.Worker && o.Agency == by.Agency).OrderByDescending(o => o.OrderedAt).Take(Lately).ToListAsync(ct);
        var children = new Dictionary<Exported, int>();
        foreach (var what in Asked.Where(o => o.Build is null && o.IsOpenAt(Moment)).Select(o => o.What).Distinct())
        {
            children[what] = await db.ChildrenIn(what, null, by, ct);
        }

        Outgrown = [.. Asked.Where(o => o.Build is null && children.TryGetValue(o.What, out var now) && now > o.MostChildren).Select(o => o.Id)];
    }
}
