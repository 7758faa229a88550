using Kith.Features.Access;
using Kith.Platform.Data;
using Kith.Practice.Access;
using Kith.Practice.FrontDoor;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.FrontDoor;

internal static class ContactDoor
{
    /// <summary>A contact for a command at the front door, or why not: no such contact, not theirs to work on, or changed since they read it.</summary>
    public static async Task<(Contact? Contact, Refusal? Refused)> ContactToWork(this KithDb db, ContactId id, int version, Acting by, CancellationToken ct)
    {
        if (!by.Has(Duty.WorkFrontDoor))
        {
            return (null, Refusal.Forbidden);
        }

        var contact = await db.ContactsSeenBy(by).Include(c => c.People.OrderBy(p => p.Place)).AsSplitQuery().FirstOrDefaultAsync(c => c.Id == id, ct);
        return contact is null ? (null, Refusal.NotFound)
            : contact.Version != version ? (null, Refusal.Stale)
            : (contact, null);
    }
}
