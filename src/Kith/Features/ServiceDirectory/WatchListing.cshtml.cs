using Kith.Platform.Data;
using Kith.Platform.Forms;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.ServiceDirectory;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.ServiceDirectory;

[Needs(Duty.ProposeListing)]
public sealed class WatchListingModel(KithDb db, WatchListing watchListing) : FormPage<WatchInput>
{
    [BindProperty(SupportsGet = true, Name = "service")]
    public ServiceId Id { get; set; }

    public string ServiceName { get; private set; } = string.Empty;

    public bool IsWatched { get; private set; }

    protected override async Task<IActionResult?> Open(CancellationToken ct)
    {
        var found = await db.Services.Where(s => s.Id == Id).Select(s => new { s.Name, IsWatched = db.ListingWatches.Any(w => w.Worker == By.Worker && w.Service == Id) }).FirstOrDefaultAsync(ct);
        if (found is null)
        {
            return NotFound();
        }

        (ServiceName, IsWatched) = (found.Name, found.IsWatched);
        return null;
    }

    protected override Task<IActionResult> Save(CancellationToken ct) => Save(
        now => watchListing.Do(Id, Input.IsWatched, By, now, ct), then: DirectoryLinks.Service, done: Input.IsWatched ? "You watch this listing" : "You no longer watch this listing", ct);
}

/// <summary>The listings that a worker watches, those that changed last first.</summary>
[Needs(Duty.ProposeListing)]
public sealed class SeeWatchedModel(KithDb db, SeeWatched seeWatched) : FormPage<NothingToType>
{
    [BindProperty(SupportsGet = true, Name = "p")]
    public int Number { get; set; } = 1;

    public Paged<WatchedLine> Lines { get; private set; } = null!;

    protected override async Task<IActionResult?> Open(CancellationToken ct)
    {
        var changes = db.EarlierListings.Where(e => e.Left != ListingChange.Confirmed);
        var watched = from w in db.ListingWatches
                      join s in db.Services on w.Service equals s.Id
                      where w.Worker == By.Worker
                      let changedAt = changes.Where(e => e.Service == s.Id).OrderByDescending(e => e.LeftAt).Select(e => (DateTime?)e.LeftAt).FirstOrDefault()
                      orderby changedAt != null descending, changedAt descending, s.Name
                      select new WatchedLine(s.Id, s.Name, changedAt, changes.Count(e => e.Service == s.Id && e.LeftAt > w.SeenAt));
        Lines = await watched.Page(Number, ct);
        return null;
    }

    protected override Task<IActionResult> Save(CancellationToken ct) => Save(now => seeWatched.Do(By, now, ct), then: _ => DirectoryLinks.Watched(), done: "Marked as seen", ct);
}

/// <param name="News">Changes that the worker has not seen.</param>
public sealed record WatchedLine(ServiceId Id, string Name, DateTime? ChangedAt, int News);
