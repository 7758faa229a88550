using Kith.Features.Access;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Families;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Families;

/// <summary>Records where a household or a person is to be found or reached from a day on; what was recorded before of the same kind ends on that day.</summary>
public sealed class RecordAddress(KithDb db, Ledger ledger, ProtectedHomes homes)
{
    public async Task<Outcome<RowId>> Do(FamilyEpisodeId episode, NewAddress input, Acting by, Now now, CancellationToken ct)
    {
        if (await db.Refuses(episode, by, Duty.EditPeople, ct) is { } refusal)
        {
            return refusal;
        }

        var family = await db.FamilyOf(episode, ct);
        if ((input.Household is { } home && !await db.Households.AnyAsync(h => h.Id == home && h.Family == family, ct))
            || (input.Person is { } one && !await db.AreMembers(family, [one], ct)))
        {
            return Refusal.NotFound;
        }

        var shielded = (input.Household is { } household && await homes.Shields(household, ct)) || (input.Person is { } person && await homes.Shields(person, ct));
        var at = Address.At(family, input.Household, input.Person, input.Kind, input.Lines, input.Postcode, input.Phone, input.IsProtected, shielded, input.From, now);
        if (!at.Ok)
        {
            return new Refusals().Within(string.Empty, at.Refusals);
        }

        var address = at.Value;
        var before = await db.Addresses
            .Where(a => a.Family == family && a.Household == input.Household && a.Person == input.Person && a.Until == null)
            .Where(a => a.Kind == address.Kind && a.Kind != AddressKind.Appointment)
            .ToListAsync(ct);
        var ending = before.ConvertAll(a => a.Id);
        using var lifted = db.Bounds.Lift("Letters follow whoever has them sent to this address, whichever families they belong to");
        var letters = await db.SafeContacts.Where(s => s.LettersTo != null && ending.Contains(s.LettersTo.Value)).ToListAsync(ct);
        if (letters.Count > 0 && input.LettersHere is null)
        {
            return new Refusal("LettersHere", "Select whether letters go to the new address");
        }

        if (before.Find(a => a.From > address.From) is not { } later)
        {
            foreach (var contact in letters)
            {
                contact.Follow(input.LettersHere == true ? address.Id : null);
                ledger.Tell(new SafeContactSet(), await db.AreMembers(family, [contact.Person], ct) ? new About(family, episode, contact.Person) : new About(Person: contact.Person), by);
            }

            before.ForEach(a => a.LeaveOn(address.From));
        }
        else if (later.IsProtected && !await db.MayLocate(episode, by, ct))
        {
            // To whoever may not know where they are a refusal would tell since when: then what they record came before, and is as protected.
            address.Protect();
            address.LeaveOn(later.From);
        }
        else
        {
            return new Refusal("From", "The day must be the same as or after the day from which they lived at the address recorded before");
        }

        db.Add(address);
        ledger.Tell(new AddressRecorded(address.Id), new About(family, episode, input.Person), by);
        return address.Id;
    }
}

public sealed record NewAddress(HouseholdId? Household, PersonId? Person, string? Lines, string? Postcode, string? Phone, bool IsProtected, DateOnly? From, AddressKind? Kind = AddressKind.Home, bool? LettersHere = null);
