using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Governance;

/// <summary>What follows once an interest is surely somebody of the record, and how one is found.</summary>
public sealed class ConflictsOfInterest(KithDb db, Ledger ledger)
{
    private const int MostLookedAt = 200;

    public async Task Keep(Interest interest, PostingId? by, Now now, CancellationToken ct)
    {
        db.Add(interest);
        ledger.Tell(new InterestDeclared(interest.Id, interest.Worker, interest.Kind), About.Organisation, by);
        if (interest.Person is not null)
        {
            await Tell(interest, by, now, ct);
            return;
        }

        var born = interest.BirthDate is null
            ? []
            : await db.People.Where(p => p.BirthDate == interest.BirthDate).Select(p => new { p.Id, p.FirstName, p.LastName, p.BirthDate }).ToListAsync(ct);
        if (born.Where(p => interest.Is(p.FirstName, p.LastName, p.BirthDate)).ToList() is [var only])
        {
            await Match(interest, only.Id, by, now, ct);
        }
        else if ((await Resembling(interest, ct)).Count > 0)
        {
            db.Add(PrivacyAlert.Raise(PrivacyAlertKind.InterestDeclared, await AgencyOf(interest.Worker, ct), interest.Id, now));
        }
    }

    /// <summary>From the worker's next request every family to which the person ever belonged is shut to them, whatever else they hold.</summary>
    public async Task Match(Interest interest, PersonId person, PostingId? by, Now now, CancellationToken ct)
    {
        interest.Match(person);
        await Tell(interest, by, now, ct);
    }

    /// <summary>People of the record at whom a privacy officer should look. What is protected takes no part: a match would tell where somebody is.</summary>
    public async Task<IReadOnlyList<Resemblance>> Resembling(Interest interest, CancellationToken ct)
    {
        var (last, born) = (interest.LastName, interest.BirthDate);
        var people = await db.People.Where(p => p.LastName == last || (born != null && p.BirthDate == born)).OrderBy(p => p.Id).Take(MostLookedAt)
            .Select(p => new { p.Id, p.FirstName, p.LastName, p.BirthDate }).ToListAsync(ct);
        var ids = people.ConvertAll(p => p.Id);
        var postcodes = await PostcodesOf(ids, ct);
        return people.Where(p => interest.Resembles(p.LastName, p.BirthDate, postcodes[p.Id])).Select(p => new Resemblance(p.Id, p.FirstName, p.LastName, p.BirthDate)).ToList();
    }

    /// <summary>Somebody came into the record, or to an address, whom the same rule resembles to people declared before. Privacy officers are told, once until they have looked.</summary>
    public async Task LookAgain(IReadOnlyList<PersonId> people, PostingId? by, Now now, CancellationToken ct)
    {
        ILookup<PersonId, string?>? postcodes = null;
        foreach (var id in people)
        {
            if (await db.People.FindAsync([id], ct) is not { LastName: { } last } person)
            {
                continue;
            }

            var born = person.BirthDate;
            foreach (var interest in await Waiting.Where(x => x.LastName == last || (born != null && x.BirthDate == born)).OrderBy(x => x.Id).Take(MostLookedAt).ToListAsync(ct))
            {
                if (interest.Person is null && interest.Resembles(last, born, (postcodes ??= await PostcodesOf(people, ct))[id]) && await IsNews(interest, ct))
                {
                    interest.LookAgain();
                    ledger.Tell(new InterestResembled(interest.Id), About.Organisation, by);
                    db.Add(PrivacyAlert.Raise(PrivacyAlertKind.InterestDeclared, await AgencyOf(interest.Worker, ct), interest.Id, now));
                }
            }
        }
    }

    /// <summary>Interests of which nobody knows yet who of the record it is.</summary>
    internal IQueryable<Interest> Waiting => db.Interests.Where(x => x.EndedAt == null && x.Person == null);

    private async Task<bool> IsNews(Interest interest, CancellationToken ct) =>
        interest.NobodyAt is not null
        || (!db.PrivacyAlerts.Local.Any(a => a.Of == interest.Id && a.Kind == PrivacyAlertKind.InterestDeclared)
            && !await db.PrivacyAlerts.AnyAsync(a => a.Of == interest.Id && a.Kind == PrivacyAlertKind.InterestDeclared, ct));

    private async Task<ILookup<PersonId, string?>> PostcodesOf(IReadOnlyList<PersonId> people, CancellationToken ct)
    {
        using var lifted = db.Bounds.Lift("Whoever resembles somebody is looked for in the whole record; only that they do is told, and to privacy officers alone");
        var own = await db.Addresses.Where(a => a.Person != null && people.Contains(a.Person.Value) && !a.IsProtected).Select(a => new { Person = a.Person!.Value, a.Postcode }).ToListAsync(ct);
        var shared = await (from s in db.HouseholdMembers join a in db.Addresses on (HouseholdId?)s.Household equals a.Household where people.Contains(s.Person) && !a.IsProtected select new { s.Person, a.Postcode }).ToListAsync(ct);
        return own.Concat(shared).ToLookup(a => a.Person, a => a.Postcode);
    }

    private async Task Tell(Interest interest, PostingId? by, Now now, CancellationToken ct)
    {
        ledger.Tell(new InterestMatched(interest.Id, interest.Worker), About.Organisation, by);
        db.Add(PrivacyAlert.Raise(PrivacyAlertKind.ConflictFound, await AgencyOf(interest.Worker, ct), interest.Id, now));
    }

    private Task<AgencyId> AgencyOf(WorkerId worker, CancellationToken ct) =>
        db.Postings.Where(p => p.Worker == worker).OrderByDescending(p => p.StartsOn).ThenBy(p => p.Id).Select(p => p.Agency).FirstAsync(ct);
}

public sealed record Resemblance(PersonId Id, string? FirstName, string? LastName, DateOnly? BirthDate);
