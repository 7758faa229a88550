using Kith.Features.Access;
using Kith.Features.Families;
using Kith.Platform.Data;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Casework;

/// <summary>Families that wait for a lead worker, longest first: imported ones, new ones, and those whose lead has left.</summary>
[Needs(Duty.Allocate)]
public sealed class UnallocatedModel(KithDb db, TimeProvider time) : PageModel
{
    private const int PageSize = 25;

    [BindProperty(SupportsGet = true, Name = "p")]
    public int Number { get; set; } = 1;

    public IReadOnlyList<WaitingFamily> Families { get; private set; } = [];

    public int Count { get; private set; }

    public int Pages => Math.Max(1, (Count + PageSize - 1) / PageSize);

    public async Task OnGetAsync(CancellationToken ct)
    {
        var today = Now.At(time.GetUtcNow()).Today;
        var seen = db.EpisodesSeenBy(HttpContext.MustAct(), Duty.Allocate);
        var waiting = db.FamilyEpisodes
            .Where(e => seen.Contains(e.Id) && e.ClosedOn == null && !db.Involvements.Any(i => i.FamilyEpisode == e.Id && i.EndedOn == null && i.Kind == InvolvementKind.Allocated));
        Count = await waiting.CountAsync(ct);
        Number = Math.Clamp(Number, 1, Pages);
        var lines = await (from e in waiting
                           join f in db.Families on e.Family equals f.Id
                           orderby e.OpenedOn, f.Name
                           select new WaitingFamily(f.Id, f.Ref, f.Name, e.OpenedOn, e.IsImported)).Skip((Number - 1) * PageSize).Take(PageSize).ToListAsync(ct);
        var children = await db.ChildrenOf(lines.ConvertAll(l => l.Id), today, ct);
        Families = lines.ConvertAll(l => l with { Children = string.Join(", ", children[l.Id]), Days = today.DayNumber - l.OpenedOn.DayNumber });
    }

    public string PageLink(int number) => $"{CaseworkLinks.Unallocated()}?p={number}";
}

public sealed record WaitingFamily(FamilyId Id, string Ref, string Name, DateOnly OpenedOn, bool IsImported)
{
    public string Children { get; init; } = string.Empty;

    public int Days { get; init; }
}
