using System.ComponentModel.DataAnnotations;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Casework;
using Kith.Practice.Shared;

namespace Kith.Features.Casework;

public sealed class CareCheckInput
{
    public int Version { get; set; }

    [Display(Name = "What took place")]
    public CareCheckKind? Kind { get; set; }

    [Display(Name = "Day")]
    public DateOnly? On { get; set; }

    [Display(Name = "The plan")]
    public PermanencePlan? Plan { get; set; }
}

/// <summary>Records a review, a contact, a check or the permanence plan of a child who is looked after, or puts one right.</summary>
public sealed class RecordCareCheck(CareDesk desk, Ledger ledger)
{
    /// <param name="row">The one to put right; null for a new one.</param>
    public async Task<Outcome<RowId>> Do(FamilyEpisodeId work, RowId period, RowId? row, CareCheckInput input, Acting by, Now now, CancellationToken ct)
    {
        var opened = await desk.Open(work, period, input.Version, by, ct);
        if (!opened.Ok)
        {
            return new Refusals().Within(string.Empty, opened.Refusals);
        }

        var known = opened.Value.Period.Checks.FirstOrDefault(c => c.Id == row);
        if (row is not null && known is null)
        {
            return Refusal.NotFound;
        }

        var recorded = opened.Value.Period.Record(known, input.Kind, input.On, input.Plan, now);
        if (!recorded.Ok)
        {
            return new Refusals().Within(string.Empty, recorded.Refusals);
        }

        desk.Changes(opened.Value);
        ledger.Tell(known is null ? new CareCheckRecorded(recorded.Value.Id, recorded.Value.Kind, recorded.Value.On) : new CareRowCorrected(recorded.Value.Id), opened.Value.About, by);
        return recorded.Value.Id;
    }
}
