using System.ComponentModel.DataAnnotations;
using Kith.Platform.Data;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Access;

/// <summary>Every worker by page, or those with a name. The name is posted, so that it stands in no address or log.</summary>
[Needs(Duty.ManageOrganisation)]
public sealed class FindWorkersModel(KithDb db, TimeProvider time) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public int Number { get; set; } = 1;

    [BindProperty]
    [Display(Name = "Find by name")]
    [StringLength(Text.Line)]
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

    public Task OnPostAsync(CancellationToken ct)
    {
        if (Text.Trimmed(Sought) is not { } sought || !ModelState.IsValid)
        {
            return List(db.Workers, ct);
        }

        Number = 1;
#pragma warning disable CA1304, CA1311, CA1862 // This is SQL: both databases lower the letters of a name, whatever the culture here.
        return List(db.Workers.Where(w => w.Name.ToLower().Contains(sought.ToLower())), ct);
#pragma warning restore CA1304, CA1311, CA1862
    }

    private async Task List(IQueryable<Worker> workers, CancellationToken ct)
    {
        var today = Now.At(time.GetUtcNow()).Today;
        Workers = await workers.OrderBy(w => w.Name).ThenBy(w => w.Id)
            .Select(w => new WorkerLine(
                w.Id,
                w.Name,
                (from p in db.Postings
                 join t in db.Teams on p.Team equals t.Id
                 where p.Worker == w.Id && p.StartsOn <= today && (p.EndsOn == null || p.EndsOn >= today)
                 orderby p.StartsOn
                 select new PostingOfLine(p.Role, t.Name)).ToList(),
                db.Users.Any(a => a.Worker == w.Id && !a.IsClosed)))
            .Page(Number, ct);
    }
}

public sealed record WorkerLine(WorkerId Id, string Name, IReadOnlyList<PostingOfLine> Postings, bool HasAccount);

public sealed record PostingOfLine(Role Role, string Team);
