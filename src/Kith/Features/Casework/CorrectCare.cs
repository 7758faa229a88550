using System.ComponentModel.DataAnnotations;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Casework;
using Kith.Practice.Shared;

namespace Kith.Features.Casework;

public sealed class CorrectCareInput
{
    public int Version { get; set; }

    [Display(Name = "Day the child started to be looked after")]
    public DateOnly? StartedOn { get; set; }

    [Display(Name = "Category of need")]
    public string? Need { get; set; }

    [Display(Name = "Is the child an unaccompanied asylum-seeking child?")]
    public bool? IsUnaccompanied { get; set; }

    [Display(Name = "Day the child ceased to be one")]
    public DateOnly? UnaccompaniedUntil { get; set; }

    [Display(Name = "Day the child ceased to be looked after")]
    public DateOnly? CeasedOn { get; set; }

    [Display(Name = "Why the child ceased to be looked after")]
    public string? CeasedFor { get; set; }
}

/// <summary>Puts right what is recorded of a period of being looked after itself.</summary>
public sealed class CorrectCare(CareDesk desk, PlacementHomes homes, Ledger ledger)
{
    public async Task<Outcome<RowId>> Do(FamilyEpisodeId work, RowId id, CorrectCareInput input, Acting by, Now now, CancellationToken ct)
    {
        var opened = await desk.Open(work, id, input.Version, by, ct);
        if (!opened.Ok)
        {
            return new Refusals().Within(string.Empty, opened.Refusals);
        }

        var period = opened.Value.Period;
        var before = Said(period);
        var no = period.Correct(
            new CareAsTold(input.StartedOn, input.Need, input.IsUnaccompanied, input.UnaccompaniedUntil), input.CeasedOn, input.CeasedFor, opened.Value.Others, CareDesk.CodesOn(now.Today), now.Today);
        if (no.Any)
        {
            return no;
        }

        desk.Changes(opened.Value);
        await homes.Settle(period, opened.Value.About, by, ct);
        ledger.Tell(new CareCorrected(id, [.. before.Zip(Said(period)).Where(f => f.First.Value != f.Second.Value).Select(f => f.First.Field)]), opened.Value.About, by);
        return id;
    }

    private static List<(string Field, string? Value)> Said(CarePeriod period) =>
    [
        (nameof(period.StartedOn), $"{period.StartedOn}"), (nameof(period.Need), period.Need), (nameof(period.IsUnaccompanied), $"{period.IsUnaccompanied}"),
        (nameof(period.UnaccompaniedUntil), $"{period.UnaccompaniedUntil}"), (nameof(period.CeasedOn), $"{period.CeasedOn}"), (nameof(period.CeasedFor), period.CeasedFor),
    ];
}
