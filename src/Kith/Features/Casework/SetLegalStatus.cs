using System.ComponentModel.DataAnnotations;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Casework;
using Kith.Practice.Shared;

namespace Kith.Features.Casework;

public sealed class LegalStatusInput
{
    public int Version { get; set; }

    [Display(Name = "Day the legal status began")]
    public DateOnly? From { get; set; }

    [Display(Name = "Legal status")]
    public string? Status { get; set; }
}

/// <summary>A child who is looked after comes under another legal status, or one is put right.</summary>
public sealed class SetLegalStatus(CareDesk desk, Ledger ledger)
{
    /// <param name="row">The one to put right; null for a new one.</param>
    public async Task<Outcome<RowId>> Do(FamilyEpisodeId work, RowId period, RowId? row, LegalStatusInput input, Acting by, Now now, CancellationToken ct)
    {
        var opened = await desk.Open(work, period, input.Version, by, ct);
        if (!opened.Ok)
        {
            return new Refusals().Within(string.Empty, opened.Refusals);
        }

        var known = opened.Value.Period.Statuses.FirstOrDefault(s => s.Id == row);
        if (row is not null && known is null)
        {
            return Refusal.NotFound;
        }

        var set = opened.Value.Period.SetStatus(known, input.From, input.Status, CareDesk.CodesOn(now.Today), now);
        if (!set.Ok)
        {
            return new Refusals().Within(string.Empty, set.Refusals);
        }

        desk.Changes(opened.Value);
        ledger.Tell(known is null ? new LegalStatusChanged(set.Value.Id, set.Value.Code, set.Value.On) : new CareRowCorrected(set.Value.Id), opened.Value.About, by);
        return set.Value.Id;
    }
}
