using System.ComponentModel.DataAnnotations;
using Kith.Features.Access;
using Kith.Features.Families;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Casework;
using Kith.Practice.Families;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Casework;

/// <summary>What every form about a placement asks.</summary>
public class PlacementInput
{
    public int Version { get; set; }

    [Display(Name = "Day the placement began")]
    public DateOnly? From { get; set; }

    [Display(Name = "Kind of placement")]
    public string? Type { get; set; }

    [Display(Name = "Who provides it")]
    public string? Provider { get; set; }

    [Display(Name = "Is it in this authority’s area?")]
    public bool? IsInside { get; set; }

    [Display(Name = "Local authority in whose area it is")]
    public string? Authority { get; set; }

    [Display(Name = "Ofsted’s number of the provider (URN)")]
    public string? Urn { get; set; }

    [Display(Name = "Address of the placement")]
    public string? Lines { get; set; }

    [Display(Name = "Postcode")]
    public string? Postcode { get; set; }

    internal PlacementAsTold Told => new(Type, Provider, IsInside, Authority, Urn);
}

public sealed class StartCareInput : PlacementInput
{
    [Display(Name = "Day the child started to be looked after")]
    public DateOnly? StartedOn { get; set; }

    [Display(Name = "Category of need")]
    public string? Need { get; set; }

    [Display(Name = "Is the child an unaccompanied asylum-seeking child?")]
    public bool? IsUnaccompanied { get; set; }

    [Display(Name = "Legal status")]
    public string? Status { get; set; }
}

/// <summary>A child of the family starts to be looked after, under a legal status and in a placement.</summary>
public sealed class StartCare(KithDb db, CareDesk desk, PlacementHomes homes, NumberChildren number, Ledger ledger)
{
    public async Task<Outcome<RowId>> Do(FamilyEpisodeId work, PersonId child, StartCareInput input, Acting by, Now now, CancellationToken ct)
    {
        if (await db.Refuses(work, by, Duty.RecordPlans, ct) is { } refusal)
        {
            return refusal;
        }

        var family = await db.FamilyOf(work, ct);
        if (!await db.MembersOf(family).AnyAsync(m => m.Person == child && m.Kind == MemberKind.Child, ct))
        {
            return Refusal.NotFound;
        }

        var isOpen = await db.FamilyEpisodes.AnyAsync(e => e.Id == work && e.ClosedOn == null, ct);
        var address = PlacementHomes.At(family, child, input.Lines, input.Postcode, input.StartedOn, now);
        var started = CarePeriod.Start(
            child, work, new CareAsTold(input.StartedOn, input.Need, input.IsUnaccompanied, null), input.Status, input.Told, await desk.PeriodsOf(child, ct), CareDesk.CodesOn(now.Today), now);
        var no = new Refusals().If(!isOpen, string.Empty, "The work with this family is closed");
        no.AddRange(started.Refusals);
        no.AddRange(address.Refusals);
        if (no.Any)
        {
            return no;
        }

        var about = new About(family, work, child);
        db.Add(started.Value);
        homes.Locate(started.Value.Placements[0], address.Value, about, by);
        await number.Of([child], started.Value.StartedOn, ct);
        ledger.Tell(new CareStarted(started.Value.Id, started.Value.StartedOn), about, by);
        return started.Value.Id;
    }
}
