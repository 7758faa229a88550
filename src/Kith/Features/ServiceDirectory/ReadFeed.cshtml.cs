using Kith.Platform.Data;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.ServiceDirectory;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.ServiceDirectory;

/// <summary>One followed feed with every reading of it, newest first.</summary>
[Needs(Duty.EditDirectory)]
public sealed class ReadFeedModel(KithDb db) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "feed")]
    public FeedId Id { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int Number { get; set; } = 1;

    public FollowedFeed Feed { get; private set; } = null!;

    public Paged<FeedRun> Runs { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await db.FollowedFeeds.AsNoTracking().FirstOrDefaultAsync(f => f.Id == Id, ct) is not { } feed)
        {
            return NotFound();
        }

        Feed = feed;
        Runs = await db.FeedRuns.AsNoTracking().Where(r => r.Feed == Id).OrderByDescending(r => r.StartedAt).ThenByDescending(r => r.Id).Page(Number, ct);
        return Page();
    }
}

/// <summary>The report of one reading: what came, what was left out, what stays although the feed says something else.</summary>
[Needs(Duty.EditDirectory)]
public sealed class ReadFeedRunModel(KithDb db) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "run")]
    public FeedRunId Id { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int Number { get; set; } = 1;

    public FeedRun Run { get; private set; } = null!;

    public string Source { get; private set; } = string.Empty;

    public Paged<string> Lines { get; private set; } = null!;

    /// <summary>What this reading brought and still waits for approval.</summary>
    public int Waiting { get; private set; }

    public RowId Batch => new(Id.Value);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await db.FeedRuns.AsNoTracking().FirstOrDefaultAsync(r => r.Id == Id, ct) is not { } run)
        {
            return NotFound();
        }

        Run = run;
        Source = await db.FollowedFeeds.Where(f => f.Id == run.Feed).Select(f => f.Source).SingleAsync(ct);
        Waiting = await db.Proposals.CountAsync(p => p.Batch == Batch && p.State == ProposalState.Waiting, ct);
        Lines = await db.Set<FeedRunLine>().Where(l => l.Run == Id).OrderBy(l => l.Number).Select(l => l.Words).Page(Number, ct);
        return Page();
    }
}
