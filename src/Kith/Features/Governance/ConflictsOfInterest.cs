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
        using var lifted = db.Bounds.Lift("Whoever resembles somebody is looked for in the whole record; only that they do is told, and to privacy officers alone");
        var own = await db.Addresses.Where(a => a.Person != null && ids.Contains(a.Person.Value) && !a.IsProtected).Select(a => new { Person = a.Person!.Value, a.Postcode }).ToListAsync(ct);
        var shared = await (from s in db.HouseholdMembers join a in db.Addresses on (HouseholdId?)s.Household equals a.Household where ids.Contains(s.Person) && !a.IsProtected select new { s.Person, a.Postcode }).ToListAsync(ct);
        var postcodes = own.Concat(shared).ToLookup(a => a.Person, a => a.Postcode);
        return people.Where(p => interest.Resembles(p.LastName, p.BirthDate, postcodes[p.Id])).Select(p => new Resemblance(p.Id, p.FirstName, p.LastName, p.BirthDate)).ToList();
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
