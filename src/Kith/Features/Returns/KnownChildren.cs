using Kith.Platform.Data;
using Kith.Practice.Families;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Returns;

/// <summary>What Kith holds of the children of one batch: who they are, what was last sent of them, and their families.</summary>
internal sealed class KnownChildren
{
    private readonly Dictionary<string, PersonAsSent> asSent = new(StringComparer.Ordinal);
    private readonly Dictionary<PersonId, Person> people = [];
    private ILookup<string, PersonId> byNumber = Array.Empty<(string, PersonId)>().ToLookup(n => n.Item1, n => n.Item2, StringComparer.Ordinal);

    private KnownChildren(string authority) => Authority = authority;

    public string Authority { get; }

    public KnownFamilies Families { get; private set; } = new();

    /// <param name="keys">LAchildIDs, or keys of adults.</param>
    public static async Task<KnownChildren> Load(KithDb db, string authority, IReadOnlyCollection<string> keys, CancellationToken ct)
    {
        var known = new KnownChildren(authority);
        await known.Read(db, keys, ct);
        return known;
    }

    public PersonAsSent? AsSent(string key) => asSent.GetValueOrDefault(key);

    public Person Person(PersonId id) => people[id];

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

    private async Task Read(KithDb db, IReadOnlyCollection<string> keys, CancellationToken ct)
    {
        foreach (var row in await db.Set<PersonAsSent>().Where(p => p.Authority == Authority && keys.Contains(p.Key)).ToListAsync(ct))
        {
            asSent.Add(row.Key, row);
        }

        var unsent = keys.Where(k => !asSent.ContainsKey(k)).ToList();
        var elsewhere = db.Set<PersonAsSent>();

        // A number that another authority's files sent is another child.
        var numbered = unsent.Count == 0 ? [] : await db.People
            .Where(p => !elsewhere.Any(s => s.Person == p.Id))
            .SelectMany(p => p.Identifiers.Where(i => i.Kind == IdentifierKind.LaChildId && unsent.Contains(i.Value)).Select(i => new { i.Value, p.Id }))
            .ToListAsync(ct);
        byNumber = numbered.ToLookup(n => n.Value, n => n.Id, StringComparer.Ordinal);

        var ids = asSent.Values.Select(s => s.Person).Concat(numbered.Select(n => n.Id)).Distinct().ToList();
        if (ids.Count > 0)
        {
            foreach (var person in await db.People.Where(p => ids.Contains(p.Id)).AsSplitQuery().ToListAsync(ct))
            {
                people.Add(person.Id, person);
            }
        }

        Families = await KnownFamilies.Load(db, ids, ct);
    }
}
