using Kith.Features.Families;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Governance;

/// <summary>Somebody whom a worker declared before comes into the record, by hand or from a file: from then on it is a conflict of interest.</summary>
public sealed class MatchInterests(KithDb db, ConflictsOfInterest conflicts) : IListener
{
    // Of one transaction, because an import tells of hundreds in each.
    private (Guid Transaction, HashSet<DateOnly> Births)? waiting;

    public async Task Hear(Fact fact, FactRow row, Now now, CancellationToken ct)
    {
        if (fact is InterestDeclared)
        {
            waiting = null;
        }

        if (fact is not ISaysWhoSomebodyIs || row.Person is not { } id || await Births(ct) is not { Count: > 0 } births)
        {
            return;
        }

        if (await db.People.FindAsync([id], ct) is not { BirthDate: { } born } person || !births.Contains(born))
        {
            return;
        }

        foreach (var interest in await Waiting().Where(x => x.BirthDate == born).ToListAsync(ct))
        {
            if (interest.Is(person.FirstName, person.LastName, person.BirthDate))
            {
                await conflicts.Match(interest, id, row.By, now, ct);
            }
        }
    }

    private async Task<HashSet<DateOnly>> Births(CancellationToken ct)
    {
        var transaction = db.Database.CurrentTransaction!.TransactionId;
        if (waiting?.Transaction != transaction)
        {
            waiting = (transaction, await Waiting().Select(x => x.BirthDate!.Value).ToHashSetAsync(ct));
        }

        return waiting.Value.Births;
    }

    private IQueryable<Interest> Waiting() => db.Interests.Where(x => x.EndedAt == null && x.Person == null && x.BirthDate != null);
}
