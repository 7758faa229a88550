using Kith.Platform.Data;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.ServiceDirectory;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.ServiceDirectory;

/// <summary>How a listing has changed, the newest first. For editors alone: an earlier version may say what had to be taken away.</summary>
[Needs(Duty.EditDirectory)]
public sealed class ListingHistoryModel(KithDb db) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "service")]
    public ServiceId Id { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int Number { get; set; } = 1;

    public string ServiceName { get; private set; } = string.Empty;

    public Paged<HistoryLine> Lines { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await db.Services.Where(s => s.Id == Id).Select(s => s.Name).FirstOrDefaultAsync(ct) is not { } name)
        {
            return NotFound();
        }

        ServiceName = name;
        Lines = await db.EarlierListings.Where(e => e.Service == Id).OrderByDescending(e => e.Number)
            .Select(e => new HistoryLine(e.Number, e.LeftAt, e.Left, (from p in db.Postings join w in db.Workers on p.Worker equals w.Id where p.Id == e.LeftBy select w.Name).FirstOrDefault())).Page(Number, ct);
        return Page();
    }
}

public sealed record HistoryLine(int Number, DateTime At, ListingChange Change, string? By);
