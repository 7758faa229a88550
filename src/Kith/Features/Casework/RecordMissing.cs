using System.ComponentModel.DataAnnotations;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Casework;
using Kith.Practice.Shared;

namespace Kith.Features.Casework;

public sealed class MissingInput
{
    public int Version { get; set; }

    [Display(Name = "Missing or away?")]
    public MissingKind? Kind { get; set; }

    [Display(Name = "Day the child went")]
    public DateOnly? From { get; set; }

    [Display(Name = "Day the child came back")]
    public DateOnly? Until { get; set; }

    [Display(Name = "Was a return interview offered?")]
    public bool? WasOffered { get; set; }

    [Display(Name = "Did the child accept it?")]
    public bool? WasAccepted { get; set; }
}

/// <summary>Records that a child who is looked after was missing or away, or puts it right when they are back.</summary>
public sealed class RecordMissing(CareDesk desk, Ledger ledger)
{
    /// <param name="row">The one to put right; null for a new one.</param>
    public async Task<Outcome<RowId>> Do(FamilyEpisodeId work, RowId period, RowId? row, MissingInput input, Acting by, Now now, CancellationToken ct)
    {
        var opened = await desk.Open(work, period, input.Version, by, ct);
        if (!opened.Ok)
        {
            return new Refusals().Within(string.Empty, opened.Refusals);
        }

        var known = opened.Value.Period.Missing.FirstOrDefault(m => m.Id == row);
        if (row is not null && known is null)
        {
            return Refusal.NotFound;
        }

        var gone = opened.Value.Period.GoMissing(known, new MissingAsTold(input.Kind, input.From, input.Until, input.WasOffered, input.WasAccepted), now);
        if (!gone.Ok)
        {
            return new Refusals().Within(string.Empty, gone.Refusals);
        }

        desk.Changes(opened.Value);
        ledger.Tell(known is null ? new ChildMissing(gone.Value.Id, gone.Value.Kind, gone.Value.On) : new CareRowCorrected(gone.Value.Id), opened.Value.About, by);
        return gone.Value.Id;
    }
}
