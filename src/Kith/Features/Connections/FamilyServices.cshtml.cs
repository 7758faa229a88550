using Kith.Features.Families;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Connections;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Connections;

/// <summary>The services of a family: those asked, those kept in mind, and what came of them.</summary>
[Needs(Duty.SeeConnections)]
public sealed class FamilyServicesModel(ConnectionReader reader, TimeProvider time) : FamilyPage
{
    private const int DaysToUndo = 30;

    public DateOnly Today { get; private set; }

    public IReadOnlyList<ConnectionLine> Open { get; private set; } = [];

    public IReadOnlyList<ConnectionLine> Shortlisted { get; private set; } = [];

    /// <summary>Taken off the shortlist not long ago: they can be put back.</summary>
    public IReadOnlyList<ConnectionLine> Removed { get; private set; } = [];

    public IReadOnlyList<ConnectionLine> Ended { get; private set; } = [];

    public bool MayConnect => Family.May(By, Duty.Connect) && Family.ClosedOn is null;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await Enter(ct) is { } gone)
        {
            return gone;
        }

        var now = Now.At(time.GetUtcNow());
        var lines = await reader.Of(Family, By, ct);
        Today = now.Today;
        Open = lines.Where(l => l.IsOpen).ToList();
        Ended = lines.Where(l => l.IsEnded).ToList();
        Shortlisted = lines.Where(l => l.State == ConnectionState.Shortlisted && l.RemovedAt is null).ToList();
        Removed = lines.Where(l => l.RemovedAt > now.Moment.AddDays(-DaysToUndo)).ToList();
        return Page();
    }
}
