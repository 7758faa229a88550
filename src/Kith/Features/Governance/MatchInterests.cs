using Kith.Features.Families;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Governance;

/// <summary>
/// Somebody whom a worker declared before comes into the record, by hand or from a file: from then on it is a conflict of interest. Whoever merely resembles them, by what is
/// recorded or corrected later of a person or an address, is told to privacy officers as at the declaration (TR-23).
/// </summary>
public sealed class MatchInterests(KithDb db, ConflictsOfInterest conflicts) : IListener
{
    /// <summary>People of one household.</summary>
    private const int Most = 50;

    // Of one transaction, because an import tells of hundreds in each.
    private (Guid Transaction, HashSet<DateOnly> Births, HashSet<string> LastNames)? waiting;

    public async Task Hear(Fact fact, FactRow row, Now now, CancellationToken ct)
    {
        if (fact is InterestDeclared)
        {
            waiting = null;
        }

        IReadOnlyList<PersonId> people = fact switch
        {
            ISaysWhoSomebodyIs when row.Person is { } person => [person],
            AddressRecorded recorded => await LivingAt(recorded.Address, ct),
            HouseholdMoved moved => moved.People,
            _ => [],
        };
        var known = new List<PersonId>();
        foreach (var id in people)
        {
            if (await db.People.FindAsync([id], ct) is { } person && await MayBeDeclared(person.LastName, person.BirthDate, ct))
            {
                known.Add(id);
            }
        }

        if (known.Count == 0)
        {
            return;
        }

        if (fact is ISaysWhoSomebodyIs)
        {
            await Match(known[0], row.By, now, ct);
        }

        await conflicts.LookAgain(known, row.By, now, ct);
    }

    private async Task Match(PersonId id, PostingId? by, Now now, CancellationToken ct)
    {
        var person = (await db.People.FindAsync([id], ct))!;
        if (person.BirthDate is not { } born)
        {
            return;
        }

        foreach (var interest in await conflicts.Waiting.Where(x => x.BirthDate == born).ToListAsync(ct))
        {
            if (interest.Is(person.FirstName, person.LastName, person.BirthDate))
            {
                await conflicts.Match(interest, id, by, now, ct);
            }
        }
    }

    /// <summary>Who lives at an address that anybody may know. What is protected takes no part.</summary>
    private async Task<IReadOnlyList<PersonId>> LivingAt(RowId id, CancellationToken ct)
    {
        using var lifted = db.Bounds.Lift("Whether somebody at an address resembles whom a worker declared is told to privacy officers alone");
        if (await db.Addresses.FirstOrDefaultAsync(a => a.Id == id && !a.IsProtected && a.Postcode != null, ct) is not { } address)
        {
            return [];
        }

        return address.Person is { } person ? [person]
            : await db.HouseholdMembers.Where(s => s.Household == address.Household && s.Until == null).OrderBy(s => s.Id).Select(s => s.Person).Take(Most).ToListAsync(ct);
    }

    private async Task<bool> MayBeDeclared(string? lastName, DateOnly? born, CancellationToken ct)
    {
        var transaction = db.Database.CurrentTransaction!.TransactionId;
        if (waiting?.Transaction != transaction)
        {
            var all = await conflicts.Waiting.Select(x => new { x.BirthDate, x.LastName }).Distinct().ToListAsync(ct);
            waiting = (transaction, all.Select(x => x.BirthDate).OfType<DateOnly>().ToHashSet(), all.Select(x => x.LastName).OfType<string>().ToHashSet(StringComparer.Ordinal));
        }

        return (born is { } day && waiting.Value.Births.Contains(day)) || (lastName is not null && waiting.Value.LastNames.Contains(lastName));
    }
}
