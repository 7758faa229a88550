using Kith.Features.Families;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Casework;
using Kith.Practice.Families;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Casework;

/// <summary>
/// Where a placement is: an address of the child’s that is always protected, because a placement may have to be kept from a parent. It stands for the days of the
/// placement, and letters to it stop with it.
/// </summary>
public sealed class PlacementHomes(KithDb db, Ledger ledger)
{
    public static Outcome<Address> At(FamilyId family, PersonId child, string? lines, string? postcode, DateOnly? from, Now now)
    {
        var at = Address.At(family, null, child, AddressKind.Placement, lines, postcode, null, isProtected: true, mustBeProtected: true, from ?? now.Today, now);
        var no = new Refusals().If(Text.Trimmed(postcode) is null, "Postcode", "Enter the postcode");
        no.AddRange(at.Refusals.Where(r => r.Field != "From"));
        return no.Any ? no : at.Value;
    }

    /// <summary>The placement is at an address that was just found.</summary>
    public void Locate(Placement placement, Address address, About about, Acting by)
    {
        db.Add(address);
        placement.Site!.LiveAt(address.Id);
        ledger.Tell(new AddressRecorded(address.Id), about, by);
    }

    /// <summary>A placement was entered by mistake or at a wrong address: the child does not live there.</summary>
    public async Task Leave(Placement placement, About about, Acting by, CancellationToken ct)
    {
        if (placement.Site?.Address is { } known)
        {
            (await db.Addresses.SingleAsync(a => a.Id == known, ct)).LeaveOn(placement.On);
            await Silence([known], about, by, ct);
        }
    }

    /// <summary>Each address begins and ends with its placement.</summary>
    public async Task Settle(CarePeriod period, About about, Acting by, CancellationToken ct)
    {
        var stays = period.Placements.Select(p => (Placement: p, Until: period.EndOf(p))).Where(s => s.Placement.Site?.Address is not null).ToList();
        var ids = stays.ConvertAll(s => s.Placement.Site!.Address!.Value);
        await db.Addresses.Where(a => ids.Contains(a.Id)).LoadAsync(ct);
        foreach (var (placement, until) in stays)
        {
            db.Addresses.Local.Single(a => a.Id == placement.Site!.Address).Stay(placement.On, until);
        }

        await Silence(stays.Where(s => s.Until is not null).Select(s => s.Placement.Site!.Address!.Value).ToList(), about, by, ct);
    }

    private async Task Silence(IReadOnlyCollection<RowId> ended, About about, Acting by, CancellationToken ct)
    {
        using var lifted = db.Bounds.Lift("Letters stop for whoever has them sent to this address, whichever families they belong to");
        foreach (var letters in await db.SafeContacts.Where(s => s.LettersTo != null && ended.Contains(s.LettersTo.Value)).ToListAsync(ct))
        {
            letters.Follow(null);
            ledger.Tell(new SafeContactSet(), letters.Person == about.Person ? about : new About(Person: letters.Person), by);
        }
    }
}
