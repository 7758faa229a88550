using Kith.Features.Families;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Governance;

/// <summary>Somebody whom a worker declared before comes into the record: from then on it is a conflict of interest.</summary>
public sealed class MatchInterests(KithDb db, ConflictsOfInterest conflicts) : IListener
{
    public async Task Hear(Fact fact, FactRow row, Now now, CancellationToken ct)
    {
        if (fact is not (PersonAdded or PersonChanged) || row.Person is not { } id)
        {
            return;
        }

        var person = await db.People.Where(p => p.Id == id).Select(p => new { p.FirstName, p.LastName, p.BirthDate }).SingleAsync(ct);
        var born = person.BirthDate;
        foreach (var interest in await db.Interests.Where(x => x.EndedAt == null && x.Person == null && x.BirthDate != null && x.BirthDate == born).ToListAsync(ct))
        {
            if (interest.Is(person.FirstName, person.LastName, person.BirthDate))
            {
                await conflicts.Match(interest, id, row.By, now, ct);
            }
        }
    }
}
