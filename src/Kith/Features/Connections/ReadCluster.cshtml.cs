using Kith.Platform.Data;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Connections;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Connections;

/// <summary>A cluster: what is missing, what goes on and what is there. It counts families and never says who they are.</summary>
[Needs(Duty.SeeClusters)]
public sealed class ReadClusterModel(KithDb db, ClusterReader reader, TimeProvider time) : PageModel
{
    private const int PageSize = 25;

    public static IReadOnlyList<int> Distances { get; } = [3, 5, 10, 20, 40];

    [BindProperty(SupportsGet = true, Name = "cluster")]
    public ClusterId Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public int Kilometres { get; set; } = ClusterReader.UsualKilometres;

    [BindProperty(SupportsGet = true, Name = "p")]
    public int Number { get; set; } = 1;

    public Cluster Cluster { get; private set; } = null!;

    public string? Coordinator { get; private set; }

    public ClusterGround Ground { get; private set; } = null!;

    public IReadOnlyList<GapLine> Gaps { get; private set; } = [];

    public IReadOnlyList<(string Words, string Count)> Activity { get; private set; } = [];

    public IReadOnlyList<ServiceInCluster> Services { get; private set; } = [];

    public DateOnly Today { get; private set; }

    public DateOnly Since { get; private set; }

    public int Pages { get; private set; } = 1;

    public bool MayEdit => HttpContext.MustAct().Has(Duty.EditClusters);

    public bool HidesSmall => !HttpContext.MustAct().Has(Duty.SeeSmallNumbers);

    public string Shown(int count) => Counted.InWords(count, HidesSmall);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await db.Clusters.AsNoTracking().FirstOrDefaultAsync(c => c.Id == Id, ct) is not { } cluster)
        {
            return NotFound();
        }

        Cluster = cluster;
        Today = Now.At(time.GetUtcNow()).Today;
        Kilometres = Distances.Contains(Kilometres) ? Kilometres : ClusterReader.UsualKilometres;
        Coordinator = await (from p in db.Postings join w in db.Workers on p.Worker equals w.Id where p.Id == cluster.Coordinator select w.Name).FirstOrDefaultAsync(ct);
        Ground = await reader.GroundOf(cluster.Areas, ct);
        if (Ground.Centre is not null)
        {
            await Map(ct);
        }

        return Page();
    }

    private async Task Map(CancellationToken ct)
    {
        Gaps = await reader.Gaps(Ground, Kilometres, Today, ct);
        var there = await reader.ServicesIn(Ground, ct);
        var activity = await reader.ActivityOf(Ground, Today, ct);
        Since = activity.Since;
        Activity =
        [
            ("Services with a place here", $"{there.Count}"),
            ("Of them confirmed in the last 6 months", $"{there.Count(s => ClusterReader.IsFresh(s.AssuredOn, Today))}"),
            ("Families with open work", Shown(activity.Families)),
            ("Services asked for them", Shown(activity.Asked)),
            ("Attended", Shown(activity.Attended)),
            ("Declined by the service", Shown(activity.Declined)),
            ("Somebody has said what changed", Shown(activity.Told)),
            ("Of them better or somewhat better", Shown(activity.Better)),
        ];
        Pages = Math.Max(1, (there.Count + PageSize - 1) / PageSize);
        Number = Math.Clamp(Number, 1, Pages);
        Services = there.Skip((Number - 1) * PageSize).Take(PageSize).ToList();
    }
}
