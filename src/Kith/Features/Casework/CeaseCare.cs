using System.ComponentModel.DataAnnotations;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Shared;

namespace Kith.Features.Casework;

public sealed class CeaseCareInput
{
    public int Version { get; set; }

    [Display(Name = "Day the child ceased to be looked after")]
    public DateOnly? On { get; set; }

    [Display(Name = "Why")]
    public string? Reason { get; set; }
}

/// <summary>A child ceases to be looked after; the placement ends on that day.</summary>
public sealed class CeaseCare(CareDesk desk, PlacementHomes homes, Ledger ledger)
{
    public async Task<Outcome<RowId>> Do(FamilyEpisodeId work, RowId period, CeaseCareInput input, Acting by, Now now, CancellationToken ct)
    {
        var opened = await desk.Open(work, period, input.Version, by, ct);
        if (!opened.Ok)
        {
            return new Refusals().Within(string.Empty, opened.Refusals);
        }

        var no = opened.Value.Period.Cease(input.On, input.Reason, CareDesk.CodesOn(now.Today), now.Today);
        if (no.Any)
        {
            return no;
        }

        await homes.Settle(opened.Value.Period, opened.Value.About, by, ct);
        ledger.Tell(new CareCeased(period, input.On!.Value, input.Reason!), opened.Value.About, by);
        return period;
    }
}
