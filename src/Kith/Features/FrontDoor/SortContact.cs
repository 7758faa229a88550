using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.FrontDoor;
using Kith.Practice.Shared;

namespace Kith.Features.FrontDoor;

/// <summary>Sorts a contact blue, red, amber or green, with the reason.</summary>
public sealed class SortContact(KithDb db, Ledger ledger)
{
    public async Task<Outcome<ContactId>> Do(ContactId id, Brag? rating, string? why, int version, Acting by, Now now, CancellationToken ct)
    {
        var (contact, refused) = await db.ContactToWork(id, version, by, ct);
        if (contact is null)
        {
            return refused!;
        }

        var no = contact.Sort(rating, why, by.Posting, now);
        if (no.Any)
        {
            return no;
        }

        ledger.Tell(new ContactSorted(id, rating!.Value), default, by);
        return id;
    }
}
