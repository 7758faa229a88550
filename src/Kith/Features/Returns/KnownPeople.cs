using Kith.Platform.Data;
using Kith.Practice.Families;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Returns;

/// <summary>What Kith holds of the children of one batch: who they are, what was last sent of them, and their families.</summary>
internal sealed class KnownPeople
{
    private readonly Dictionary<string, PersonAsSent> asSent = new(StringComparer.Ordinal);
    private readonly Dictionary<PersonId, Person> people = [];
    private ILookup<string, PersonId> byNumber = Array.Empty<(string, PersonId)>().ToLookup(n => n.Item1, n => n.Item2, StringComparer.Ordinal);

    private KnownPeople(string authority) => Authority = authority;

    public string Authority { get; }

    public KnownFamilies Families { get; private set; } = new();

    /// <param name="keys">LAchildIDs, or keys of adults.</param>
    /// <param name="homes">Households whose families and people are wanted too.</param>
    public static async Task<KnownPeople> Load(KithDb db, string authority, IReadOnlyCollection<string> keys, IReadOnlyCollection<HouseholdId> homes, CancellationToken ct)
    {
        var known = new KnownPeople(authority);
        await known.Read(db, keys, homes, ct);
        return known;
    }

    /// <summary>Reads further people, such as those who live with the ones already read.</summary>
    public async Task Read(KithDb db, IEnumerable<PersonId> further, CancellationToken ct)
    {
        var missing = further.Where(id => !people.ContainsKey(id)).Distinct().ToList();
        foreach (var person in missing.Count == 0 ? [] : await db.People.Where(p => missing.Contains(p.Id)).AsSplitQuery().ToListAsync(ct))
        {
            people.Add(person.Id, person);
        }
    }

    public PersonAsSent? AsSent(string key) => asSent.GetValueOrDefault(key);

    public Person Person(PersonId id) => people[id];

    public IReadOnlyCollection<PersonId> All => people.Keys;

    /// <summary>Whether a file has already sent somebody who is this person.</summary>
    public bool IsSent(PersonId person) => asSent.Values.Any(s => s.Person == person);

    /// <summary>The person of this number, made when there is none; null when two people of Kith have it and none was imported.</summary>
    public (Person Person, PersonAsSent Sent, bool IsNew)? FindOrAdd(KithDb db, string number, Now now)
    {
        if (asSent.TryGetValue(number, out var sent))
        {
            return (people[sent.Person], sent, false);
        }

        var isNew = !byNumber[number].Any();
        if (byNumber[number].Skip(1).Any())
        {
            return null;
        }

        var person = isNew ? Add(db, now) : people[byNumber[number].First()];
        if (isNew)
        {
            person.Identify(IdentifierKind.LaChildId, number, null);
        }

        return (person, Keep(db, number, person.Id, now), isNew);
    }

    public Person Add(KithDb db, Now now)
    {
        var person = Practice.Families.Person.AsSent(new PersonDetails(null, null), now);
        db.People.Add(person);
        people.Add(person.Id, person);
        return person;
    }

    public PersonAsSent Keep(KithDb db, string key, PersonId person, Now now)
    {
        var sent = PersonAsSent.Of(Authority, key, person, now);
        db.Add(sent);
        asSent.Add(key, sent);
        return sent;
    }

    private async Task Read(KithDb db, IReadOnlyCollection<string> keys, IReadOnlyCollection<HouseholdId> homes, CancellationToken ct)
    {
        foreach (var row in await db.Set<PersonAsSent>().Where(p => p.Authority == Authority && keys.Contains(p.Key)).ToListAsync(ct))
        {
            asSent.Add(row.Key, row);
        }

        var unsent = keys.Where(k => !asSent.ContainsKey(k)).ToList();
        var elsewhere = db.Set<PersonAsSent>();

        // A number that another authority's files sent is another child.
        var numbered = unsent.Count == 0 ? [] : await db.People
            .Where(p => p.Identifiers.Any(i => i.Kind == IdentifierKind.LaChildId && unsent.Contains(i.Value)) && !elsewhere.Any(s => s.Person == p.Id))
            .AsSplitQuery().ToListAsync(ct);
        var unsentKeys = unsent.ToHashSet(StringComparer.Ordinal);
        byNumber = numbered
            .SelectMany(p => p.Identifiers.Where(i => i.Kind == IdentifierKind.LaChildId && unsentKeys.Contains(i.Value)), (p, i) => (i.Value, p.Id))
            .ToLookup(n => n.Value, n => n.Id, StringComparer.Ordinal);

        numbered.ForEach(p => people.Add(p.Id, p));
        var residents = homes.Count == 0 ? [] : await db.HouseholdMembers.Where(m => homes.Contains(m.Household) && m.Until == null).Select(m => m.Person).ToListAsync(ct);
        var theirs = homes.Count == 0 ? [] : await db.Households.Where(h => homes.Contains(h.Id)).Select(h => h.Family).ToListAsync(ct);
        await Read(db, asSent.Values.Select(s => s.Person).Concat(residents), ct);
        Families = await KnownFamilies.Load(db, people.Keys, theirs, ct);
    }
}
