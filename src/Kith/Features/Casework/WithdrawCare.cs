using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Casework;
using Kith.Practice.Shared;

namespace Kith.Features.Casework;

/// <summary>Withdraws what was entered by mistake about a child looked after: one row, or the whole period.</summary>
public sealed class WithdrawCare(CareDesk desk, PlacementHomes homes, Ledger ledger)
{
    /// <param name="row">Null for the whole period.</param>
    public async Task<Outcome<RowId>> Do(FamilyEpisodeId work, RowId id, RowId? row, WithdrawInput input, Acting by, Now now, CancellationToken ct)
    {
        var opened = await desk.Open(work, id, input.Version, by, ct);
        if (!opened.Ok)
        {
            return new Refusals().Within(string.Empty, opened.Refusals);
        }

        var period = opened.Value.Period;
        var found = row is { } one ? period.Find(one) : null;
        if (row is not null && found is null)
        {
            return Refusal.NotFound;
        }

        List<Placement> gone = found is Placement placement ? [placement] : row is null ? [.. period.Placements] : [];
        var no = found is null ? period.Withdraw(input.Why, by.Posting, now) : period.Withdraw(found, input.Why, by.Posting, now);
        if (no.Any)
        {
            return no;
        }

        foreach (var left in gone)
        {
            await homes.Leave(left, opened.Value.About, by, ct);
        }

        if (found is not null)
        {
            await homes.Settle(period, opened.Value.About, by, ct);
        }

        desk.Changes(opened.Value);
        ledger.Tell(found is null ? new CareWithdrawn(id) : new CareRowWithdrawn(found.Id), opened.Value.About, by);
        return id;
    }
}
