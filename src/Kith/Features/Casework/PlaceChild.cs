using Kith.Features.Families;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Shared;

namespace Kith.Features.Casework;

/// <summary>A child who is looked after moves to another placement, or one is put right by somebody who may know where it is.</summary>
public sealed class PlaceChild(KithDb db, CareDesk desk, PlacementHomes homes, Ledger ledger)
{
    /// <param name="row">The one to put right, whose address stays unless another is given; null when the child moves.</param>
    public async Task<Outcome<RowId>> Do(FamilyEpisodeId work, RowId period, RowId? row, PlacementInput input, Acting by, Now now, CancellationToken ct)
    {
        var opened = await desk.Open(work, period, input.Version, by, ct);
        if (!opened.Ok)
        {
            return new Refusals().Within(string.Empty, opened.Refusals);
        }

        var care = opened.Value;
        var known = care.Period.Placements.FirstOrDefault(p => p.Id == row);
        if (row is not null && known is null)
        {
            return Refusal.NotFound;
        }

        if (known is not null && !await db.MayLocate(work, by, ct))
        {
            return Refusal.Forbidden;
        }

        var stays = known is not null && Text.Trimmed(input.Lines) is null && Text.Trimmed(input.Postcode) is null;
        var address = stays ? null : PlacementHomes.At(care.About.Family!.Value, care.Period.Child, input.Lines, input.Postcode, input.From, now);
        var placed = care.Period.Place(known, input.From, input.Told, CareDesk.CodesOn(now.Today), now);
        var no = new Refusals();
        no.AddRange(placed.Refusals);
        no.AddRange(address?.Refusals ?? []);
        if (no.Any)
        {
            return no;
        }

        if (address is not null)
        {
            await homes.Leave(placed.Value, care.About, by, ct);
            homes.Locate(placed.Value, address.Value, care.About, by);
        }

        await homes.Settle(care.Period, care.About, by, ct);
        desk.Changes(care);
        ledger.Tell(known is null ? new ChildPlaced(placed.Value.Id) : new CareRowCorrected(placed.Value.Id), care.About, by);
        return placed.Value.Id;
    }
}
