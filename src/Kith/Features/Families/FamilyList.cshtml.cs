using System.ComponentModel.DataAnnotations;
using Kith.Features.Access;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Families;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Families;

/// <summary>The families that the worker may see, by page. A name that is looked for is posted, so that it stands in no address or log.</summary>
[Needs(Duty.ListFamilies)]
[OnlyLooks]
public sealed class FamilyListModel(KithDb db, Viewing viewing, TimeProvider time) : PageModel
{
    private const int PageSize = 25;

    [BindProperty]
    [Display(Name = "Name or reference")]
    [StringLength(Practice.Shared.Text.Line, ErrorMessage = "What you look for must be 200 characters or fewer")]
    public string? Text { get; set; }

    [BindProperty(SupportsGet = true)]
    public Showing Show { get; set; }

    [BindProperty(SupportsGet = true)]
    public Ordering Sort { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int Number { get; set; } = 1;

    public IReadOnlyList<FamilyLine> Families { get; private set; } = [];

    public int Count { get; private set; }

    public int Pages => Math.Max(1, (Count + PageSize - 1) / PageSize);

    public bool IsFiltered => Text is not null || Show != Showing.Open;

    public bool MayAdd => HttpContext.MustAct().Has(Duty.OpenFamilyEpisode);

    public Task OnGetAsync(CancellationToken ct) => List(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        Text = Practice.Shared.Text.Trimmed(Text);
        if (Text is null)
        {
            return LocalRedirect(Link(Sort, 1));
        }

        Number = 1;
        await List(ct);
        if (ModelState.IsValid)
        {
            viewing.Searches.Add(new SearchMade(SearchKind.Caseload, SearchPurpose.OwnWork, Text.ToUpperInvariant(), Count));
        }

        return Page();
    }

    public string Link(Ordering sort, int number) => FamiliesLinks.List() + QueryString.Create(
        new Dictionary<string, string?>
        {
            ["show"] = Show == Showing.Open ? null : Show.ToString(),
            ["sort"] = sort == Ordering.Name ? null : sort.ToString(),
            ["p"] = number == 1 ? null : number.ToString(),
        }.Where(q => q.Value is not null));

    private async Task List(CancellationToken ct)
    {
        var wanted = Wanted();
        Count = await wanted.CountAsync(ct);
        Number = Math.Clamp(Number, 1, Pages);
        var ordered = Sort == Ordering.Opened ? wanted.OrderByDescending(w => w.Episode.OpenedOn).ThenBy(w => w.Family.Name) : wanted.OrderBy(w => w.Family.Name).ThenBy(w => w.Family.Ref);
        var lines = await ordered.Skip((Number - 1) * PageSize).Take(PageSize)
            .Select(w => new FamilyLine(
                w.Family.Id,
                w.Family.Ref,
                w.Family.Name,
                w.Episode.OpenedOn,
                w.Episode.ClosedOn,
                (from i in db.Involvements
                 join p in db.Postings on i.Posting equals p.Id
                 join o in db.Workers on p.Worker equals o.Id
                 where i.FamilyEpisode == w.Episode.Id && i.EndedOn == null && i.Kind == InvolvementKind.Allocated
                 select o.Name).FirstOrDefault()))
            .ToListAsync(ct);
        var children = await db.ChildrenOf(lines.ConvertAll(l => l.Id), Now.At(time.GetUtcNow()).Today, ct);
        Families = lines.ConvertAll(l => l with { Children = string.Join(", ", children[l.Id]) });
    }

    private IQueryable<Wanting> Wanted()
    {
        var by = HttpContext.MustAct();
        var seen = db.EpisodesSeenBy(by, Duty.ListFamilies);
        var episodes = db.FamilyEpisodes.Where(e => seen.Contains(e.Id));
        var open = db.Involvements.Where(i => i.EndedOn == null);
        episodes = Show switch
        {
            Showing.Mine => episodes.Where(e => e.ClosedOn == null && open.Any(i => i.FamilyEpisode == e.Id && i.Posting == by.Posting)),
            Showing.Team => episodes.Where(e => e.ClosedOn == null && open.Any(i => i.FamilyEpisode == e.Id && i.Kind == InvolvementKind.FamilyTeam && i.Team == by.Team)),
            Showing.Unallocated => episodes.Where(e => e.ClosedOn == null && !open.Any(i => i.FamilyEpisode == e.Id && i.Kind == InvolvementKind.Allocated)),
            Showing.Closed => episodes.Where(e => e.ClosedOn != null),
            _ => episodes.Where(e => e.ClosedOn == null),
        };
        var wanted = from e in episodes join f in db.Families on e.Family equals f.Id select new Wanting { Family = f, Episode = e };
        if (Text is null || !ModelState.IsValid)
        {
            return wanted;
        }

        // Translated to SQL's LOWER: neither database takes a culture or a comparison.
#pragma warning disable CA1304, CA1311, CA1862
        var text = Text.ToLowerInvariant();
        return wanted.Where(w => w.Family.Ref == text || w.Family.Name.ToLower().Contains(text));
#pragma warning restore CA1304, CA1311, CA1862
    }

    private sealed class Wanting
    {
        public required Family Family { get; init; }

        public required FamilyEpisode Episode { get; init; }
    }
}

public enum Showing
{
    Open,
    Mine,
    Team,
    Unallocated,
    Closed,
}

public enum Ordering
{
    Name,
    Opened,
}

public sealed record FamilyLine(FamilyId Id, string Ref, string Name, DateOnly OpenedOn, DateOnly? ClosedOn, string? Lead)
{
    public string Children { get; init; } = string.Empty;
}
