using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.FrontDoor;
using Kith.Practice.Shared;

namespace Kith.Features.FrontDoor;

/// <summary>Says anew whom a contact is about, when more is known, and looks for them again.</summary>
public sealed class NameContact(KithDb db, Ledger ledger, ContactIndex index)
{
    public async Task<Outcome<ContactId>> Do(ContactId id, IReadOnlyList<ContactPersonDetails> people, int version, Acting by, Now now, CancellationToken ct)
    {
        var (contact, refused) = await db.ContactToWork(id, version, by, ct);
        if (contact is null)
        {
            return refused!;
        }

        var no = contact.Name(people, now);
        if (no.Any)
        {
            return no;
        }

        // Its people stand in their own rows: the contact has changed with them.
        db.Entry(contact).Property(c => c.Version).IsModified = true;
        ledger.Tell(new ContactNamed(id, contact.People.Count), default, by);
        await index.Search(contact, by, ct);
        return id;
    }
}
