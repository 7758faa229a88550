using Kith.Features.Access;
using Kith.Platform.Data;
using Kith.Practice.Access;
using Kith.Practice.FrontDoor;

namespace Kith.Features.FrontDoor;

internal static class ContactsInSight
{
    /// <summary>Contacts that tell of nobody to whom the worker is close, and led to no work with their family.</summary>
    public static IQueryable<Contact> ContactsSeenBy(this KithDb db, Acting by)
    {
        if (!by.HasInterests)
        {
            return db.Contacts;
        }

        var (close, conflicted) = (db.CloseTo(by), db.ConflictsOf(by.Worker));
        return db.Contacts.Where(c => !c.People.Any(p => p.Known != null && close.Contains(p.Known)) && (c.FamilyEpisode == null || !conflicted.Any(s => s == c.FamilyEpisode)));
    }
}
