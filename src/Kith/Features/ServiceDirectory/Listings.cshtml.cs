using Kith.Platform.Data;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.ServiceDirectory;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.ServiceDirectory;

/// <summary>Every listing for its editors, the one that was checked longest ago first.</summary>
[Needs(Duty.EditDirectory)]
public sealed class ListingsModel(KithDb db, TimeProvider time) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "p")]
    public int Number { get; set; } = 1;

    public Paged<ListingLine> Lines { get; private set; } = null!;

    public int Stale { get; private set; }

    public int Waiting { get; private set; }

    public DateOnly Today => Now.At(time.GetUtcNow()).Today;

    public async Task OnGetAsync(CancellationToken ct)
    {
        var stale = Today.AddMonths(-FreshnessRule.StaleAfterMonths);
        Stale = await db.Services.CountAsync(s => s.AssuredOn == null || s.AssuredOn <= stale, ct);
        Waiting = await db.Proposals.CountAsync(p => p.State == ProposalState.Waiting, ct);
        Lines = await db.Services.OrderBy(s => s.AssuredOn != null).ThenBy(s => s.AssuredOn).ThenBy(s => s.Number).Select(s => new ListingLine(s.Id, s.Name, s.AssuredOn, s.Status, s.Audience, s.Source)).Page(Number, ct);
    }
}

public sealed record ListingLine(ServiceId Id, string Name, DateOnly? AssuredOn, ServiceStatus Status, Audience Audience, string? Source);
