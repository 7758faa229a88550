using Kith.Platform.Data;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Connections;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Connections;

[Needs(Duty.SeeClusters)]
public sealed class ListClustersModel(KithDb db) : PageModel
{
    private const int Most = 200;

    public IReadOnlyList<ClusterLine> Clusters { get; private set; } = [];

    public bool MayEdit => HttpContext.MustAct().Has(Duty.EditClusters);

    public async Task OnGetAsync(CancellationToken ct)
    {
        var clusters = await db.Clusters.AsNoTracking().OrderBy(c => c.Name).Take(Most).ToListAsync(ct);
        var postings = clusters.Select(c => c.Coordinator).OfType<PostingId>().ToList();
        var names = await (from p in db.Postings join w in db.Workers on p.Worker equals w.Id where postings.Contains(p.Id) select new { p.Id, w.Name }).ToDictionaryAsync(p => p.Id, p => p.Name, ct);
        Clusters = clusters.ConvertAll(c => new ClusterLine(c.Id, c.Name, c.Areas, c.Coordinator is { } posting ? names.GetValueOrDefault(posting) : null));
    }
}

public sealed record ClusterLine(ClusterId Id, string Name, IReadOnlyList<ClusterArea> Areas, string? Coordinator);
