using Kith.Platform.Data;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.ServiceDirectory;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.ServiceDirectory;

/// <summary>Every listing for its editors: the one that serves whoever looks worst comes first, or the one that was checked longest ago.</summary>
[Needs(Duty.EditDirectory)]
public sealed class ListingsModel(KithDb db, TimeProvider time) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "p")]
    public int Number { get; set; } = 1;

    [BindProperty(SupportsGet = true, Name = "by")]
    public string? By { get; set; }

    public bool IsByAge => By == "checked";

    public Paged<ListingLine> Lines { get; private set; } = null!;

    /// <summary>What would raise each of the listings shown.</summary>
    public IReadOnlyDictionary<int, ListingQuality> Quality { get; private set; } = new Dictionary<int, ListingQuality>();

    public int Twins { get; private set; }

    public int Stale { get; private set; }

    public int Waiting { get; private set; }

    public int Reported { get; private set; }

    public DateOnly Today => Now.At(time.GetUtcNow()).Today;

    public async Task OnGetAsync(CancellationToken ct)
    {
        var stale = Today.AddMonths(-FreshnessRule.StaleAfterMonths);
        Stale = await db.Services.CountAsync(s => s.AssuredOn == null || s.AssuredOn <= stale, ct);
        Waiting = await db.Proposals.CountAsync(p => p.State == ProposalState.Waiting, ct);
        Reported = await db.ListingReports.CountAsync(r => r.ClosedAt == null, ct);
        Twins = await db.Twins.CountAsync(t => t.State == TwinState.Open, ct);
        var scored = db.Services.Join(db.Set<ServiceQuality>(), s => s.Number, q => q.Service, (s, q) => new { Service = s, q.Points });
        var ordered = IsByAge ? scored.OrderBy(l => l.Service.AssuredOn != null).ThenBy(l => l.Service.AssuredOn).ThenBy(l => l.Service.Number) : scored.OrderBy(l => l.Points).ThenBy(l => l.Service.Number);
        Lines = await ordered.Select(l => new ListingLine(
            l.Service.Number, l.Service.Id, l.Service.Name, l.Service.AssuredOn, l.Service.Audience, l.Service.Source, l.Service.IsHidden, l.Service.UnlistedOn, l.Points)).Page(Number, ct);
        Quality = await QualityOf(Lines.Rows.Select(l => l.Number).ToList(), ct);
    }

    private async Task<IReadOnlyDictionary<int, ListingQuality>> QualityOf(List<int> numbers, CancellationToken ct)
    {
        var services = await db.Services.AsNoTracking().Where(s => numbers.Contains(s.Number)).ToListAsync(ct);
        var shared = await ServiceComposer.For(db, services, ct);
        return services.ToDictionary(s => s.Number, s => QualityRule.Of(ListingTraits.Quality(s, ListingText.Read(s.Listing), shared.Places), Today));
    }
}

public sealed record ListingLine(int Number, ServiceId Id, string Name, DateOnly? AssuredOn, Audience Audience, string? Source, bool IsHidden, DateOnly? UnlistedOn, int Points);
