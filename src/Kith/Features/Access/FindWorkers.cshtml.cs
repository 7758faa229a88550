using System.ComponentModel.DataAnnotations;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Access;

/// <summary>Every worker by page, or those with a name. The name is posted, so that it stands in no address or log.</summary>
[Needs(Duty.ManageOrganisation)]
[OnlyLooks]
public sealed class FindWorkersModel(KithDb db, Viewing viewing, TimeProvider time) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public int Number { get; set; } = 1;

    [BindProperty]
    [Display(Name = "Find by name")]
    [StringLength(Text.Line, ErrorMessage = "What you look for must be 200 characters or fewer")]
    public string? Sought { get; set; }

    public bool IsSearch => Text.Trimmed(Sought) is not null;

    public Paged<WorkerLine> Workers { get; private set; } = null!;

    public string Found => Workers switch
    {
        { Total: 0 } => "Nobody has a name like that.",
        { Total: 1 } => "1 worker has a name like that.",
        { Pages: 1 } => $"{Workers.Total} workers have a name like that.",
        _ => $"{Workers.Total} workers have a name like that. These are the first {Workers.Rows.Count}: type more of the name to see the others.",
    };

    public static string PageLink(int number) => $"{AccessLinks.Workers}?number={number}";

    public Task OnGetAsync(CancellationToken ct) => List(db.Workers, ct);

    public async Task OnPostAsync(CancellationToken ct)
    {
        if (Text.Trimmed(Sought) is not { } sought || !ModelState.IsValid)
        {
            await List(db.Workers, ct);
            return;
        }

        Number = 1;
#pragma warning disable CA1304, CA1311, CA1862 // This is SQL: both databases lower the letters of a name, whatever the culture here.
        await List(db.Workers.Where(w => w.Name.ToLower().Contains(sought.ToLower())), ct);
#pragma warning restore CA1304, CA1311, CA1862
        viewing.Searches.Add(new SearchMade(SearchKind.Workers, SearchPurpose.Organisation, sought.ToUpperInvariant(), Workers.Total));
    }

    private async Task List(IQueryable<Worker> workers, CancellationToken ct)
    {
        var today = Now.At(time.GetUtcNow()).Today;
        var page = await workers.OrderBy(w => w.Name).ThenBy(w => w.Id)
            .Select(w => new WorkerLine(w.Id, w.Name, db.Users.Any(a => a.Worker == w.Id && !a.IsClosed))).Page(Number, ct);
        var ids = page.Rows.Select(w => w.Id).ToList();
        var postings = await (from p in db.Postings
                              join t in db.Teams on p.Team equals t.Id
                              where ids.Contains(p.Worker) && p.StartsOn <= today && (p.EndsOn == null || p.EndsOn >= today)
                              orderby p.StartsOn
                              select new { p.Worker, Posting = new PostingOfLine(p.Role, t.Name) }).ToListAsync(ct);
        Workers = page with { Rows = page.Rows.Select(w => w with { Postings = postings.Where(p => p.Worker == w.Id).Select(p => p.Posting).ToList() }).ToList() };
    }
}

public sealed record WorkerLine(WorkerId Id, string Name, bool HasAccount)
{
    public IReadOnlyList<PostingOfLine> Postings { get; init; } = [];
}

public sealed record PostingOfLine(Role Role, string Team);
