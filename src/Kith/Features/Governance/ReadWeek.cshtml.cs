using Kith.Platform.Data;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Governance;

/// <summary>Every privileged action of one week, with who did it and how many people it took.</summary>
[Needs(Duty.ReviewPrivileged)]
public sealed class ReadWeekModel(KithDb db, PrivilegedReader reader, TimeProvider time) : PageModel
{
    /// <summary>Lines of one page that is to be printed.</summary>
    public const int MostToPrint = 1_000;

    [BindProperty(SupportsGet = true, Name = "week")]
    public string Written { get; set; } = string.Empty;

    [BindProperty(SupportsGet = true, Name = "p")]
    public int Number { get; set; } = 1;

    [BindProperty(SupportsGet = true, Name = "files")]
    public int FilesNumber { get; set; } = 1;

    /// <summary>All on one page, to print.</summary>
    [BindProperty(SupportsGet = true, Name = "all")]
    public bool IsWhole { get; set; }

    public IsoWeek Week { get; private set; }

    public PrivilegedWeek? Ready { get; private set; }

    public IReadOnlyList<ReviewInView> Reviews { get; private set; } = [];

    public Paged<PrivilegedLine> Actions { get; private set; } = null!;

    public Paged<FileTaken> Files { get; private set; } = null!;

    public DateOnly Today { get; private set; }

    public Acting By => HttpContext.MustAct();

    /// <summary>Whether this worker may still look through the week.</summary>
    public bool MayReview => Ready is { ReviewedAt: null } ready && ready.Reviews.All(r => r.Worker != By.Worker);

    public string PageLink(int number) => $"{GovernanceLinks.Week(Week)}?p={number}&files={FilesNumber}";

    public string FilesLink(int number) => $"{GovernanceLinks.Week(Week)}?p={Number}&files={number}";

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await reader.IsOfAuthority(By, ct))
        {
            return Forbid();
        }

        Today = Now.At(time.GetUtcNow()).Today;
        if (IsoWeek.Parse(Written) is not { } week || week.Monday > Today)
        {
            return NotFound();
        }

        Week = week;
        Ready = await db.PrivilegedWeeks.AsNoTracking().FirstOrDefaultAsync(w => w.Monday == week.Monday, ct);
        var reviewers = Ready?.Reviews.Select(r => r.Worker).ToList() ?? [];
        var names = reviewers.Count == 0 ? [] : await db.Workers.Where(w => reviewers.Contains(w.Id)).ToDictionaryAsync(w => w.Id, w => w.Name, ct);
        Reviews = [.. (Ready?.Reviews ?? []).OrderBy(r => r.At).Select(r => new ReviewInView(names[r.Worker], Now.InLondon(r.At), r.Own, r.Questioned, r.Note))];
        if (IsWhole)
        {
            var actions = await reader.InWords(reader.ActionsIn(week).Take(MostToPrint), By, ct);
            var files = await reader.InWords(reader.FilesIn(week).Take(MostToPrint), By, ct);
            (Actions, Files) = (new Paged<PrivilegedLine>(actions, 1, 1, actions.Count), new Paged<FileTaken>(files, 1, 1, files.Count));
            return Page();
        }

        Actions = await reader.ActionsIn(week).Page(Number, rows => reader.InWords(rows, By, ct), ct);
        Files = await reader.FilesIn(week).Page(FilesNumber, rows => reader.InWords(rows, By, ct), ct);
        return Page();
    }
}

public sealed record ReviewInView(string By, DateTime At, int Own, bool Questioned, string? Note);
