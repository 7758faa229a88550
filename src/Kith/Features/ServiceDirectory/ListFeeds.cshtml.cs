using Kith.Platform.Data;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.ServiceDirectory;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.ServiceDirectory;

/// <summary>The feeds that Kith reads by itself, with how the last reading of each ended.</summary>
[Needs(Duty.EditDirectory)]
public sealed class ListFeedsModel(KithDb db) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "p")]
    public int Number { get; set; } = 1;

    public Paged<FeedLine> Lines { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken ct) =>
        Lines = await db.FollowedFeeds.OrderBy(f => f.Source).Select(f => new FeedLine(
            f.Id, f.Source, f.Address, f.EveryHours, f.IsOn, f.IsAsked, f.DueAt, f.FailedTimes,
            db.FeedRuns.Where(r => r.Feed == f.Id).OrderByDescending(r => r.StartedAt).Select(r => (FeedRunState?)r.State).FirstOrDefault(),
            db.FeedRuns.Where(r => r.Feed == f.Id).OrderByDescending(r => r.StartedAt).Select(r => (DateTime?)r.StartedAt).FirstOrDefault())).Page(Number, ct);
}

public sealed record FeedLine(FeedId Id, string Source, string Address, int EveryHours, bool IsOn, bool IsAsked, DateTime DueAt, int FailedTimes, FeedRunState? Last, DateTime? LastAt);
