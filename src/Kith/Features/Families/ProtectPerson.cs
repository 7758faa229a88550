using Kith.Features.Access;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Families;

/// <summary>Nobody outside the location circle may learn where a person is: her addresses, her children’s and her household's are withheld at once.</summary>
public sealed class ProtectPerson(KithDb db, Ledger ledger, ProtectedHomes homes)
{
    public async Task<Outcome<PersonId>> Do(FamilyEpisodeId episode, PersonId id, Acting by, Now now, CancellationToken ct)
    {
        if (await db.Refuses(episode, by, Duty.EditPeople, ct) is { } refusal)
        {
            return refusal;
        }

        var family = await db.FamilyOf(episode, ct);
        if (!await db.AreMembers(family, [id], ct))
        {
            return Refusal.NotFound;
        }

        var person = await db.People.SingleAsync(p => p.Id == id, ct);
        if (person.IsProtected)
        {
            return new Refusal(string.Empty, "This person is already protected");
        }

        person.Protect();
        await homes.Cover([id], new About(family, episode, id), by.Posting, ct);
        ledger.Tell(new PersonProtected(), new About(family, episode, id), by);
        return id;
    }
}
