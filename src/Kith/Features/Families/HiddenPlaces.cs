using Kith.Platform.Data;
using Kith.Practice.Access;
using Kith.Practice.Families;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Families;

/// <summary>What must be kept from somebody outside: the one way to look for it, for every text that leaves a family.</summary>
public static class HiddenPlaces
{
    private const string KeptWherever = "What must be kept from a recipient is looked for wherever it is recorded; only whether it is there is told";

    /// <summary>
    /// Every protected value, current or earlier, of the family and of whoever belongs to it, but for the recipient's own. Whoever is alleged to have
    /// harmed somebody has no household's value for their own, whatever the record still says of where they live; and nobody but the child has a placement for their own.
    /// </summary>
    public static async Task<IReadOnlyList<ProtectedValue>> HiddenFrom(this KithDb db, PersonId? recipient, FamilyId family, CancellationToken ct) =>
        Values(await db.PlacesHiddenFrom(recipient, family, ct));

    /// <summary>The same with the row of each, so that it can be kept what was looked for: one that is not among them was not.</summary>
    public static async Task<IReadOnlyList<HiddenPlace>> PlacesHiddenFrom(this KithDb db, PersonId? recipient, FamilyId family, CancellationToken ct)
    {
        using var lifted = db.Bounds.Lift(KeptWherever);
        var own = recipient is { } person ? await db.OwnOf(person, ct) : ([], []);
        var (ownPeople, ownHomes) = own;
        return await db.HiddenIn(family).TagWith("Control: protected values")
            .Where(a => !(a.Person != null && ownPeople.Contains(a.Person.Value) && (a.Kind != AddressKind.Placement || a.Person == recipient)) && !(a.Household != null && ownHomes.Contains(a.Household.Value)))
            .Select(a => new HiddenPlace(a.Id, new ProtectedValue(a.Kind, a.Lines, a.Postcode, a.Phone))).ToListAsync(ct);
    }

    public static IReadOnlyList<ProtectedValue> Values(IEnumerable<HiddenPlace> places) => places.Select(p => p.Value).Distinct().ToList();

    /// <summary>Which places of the family a text may tell, open ones too: they may be hidden tomorrow.</summary>
    public static async Task<IReadOnlyList<RowId>> PlacesToldBy(this KithDb db, string text, FamilyId family, CancellationToken ct)
    {
        using var lifted = db.Bounds.Lift(KeptWherever);
        var places = await db.PlacesIn(family).Select(a => new HiddenPlace(a.Id, new ProtectedValue(a.Kind, a.Lines, a.Postcode, a.Phone))).ToListAsync(ct);
        return ProtectedText.In(text, Values(places)).Count == 0 ? [] : places.Where(p => ProtectedText.In(text, [p.Value]).Count > 0).Select(p => p.Id).ToList();
    }

    /// <summary>Whether one of the places is hidden today.</summary>
    public static async Task<bool> HidesOne(this KithDb db, IReadOnlyCollection<RowId> places, CancellationToken ct)
    {
        using var lifted = db.Bounds.Lift(KeptWherever);
        return places.Count > 0 && await db.Addresses.AnyAsync(a => places.Contains(a.Id) && a.IsProtected, ct);
    }

    /// <summary>Refuses words for somebody outside that name what is hidden. Only whoever may know it is told so: to anybody else the refusal would say that a guess was right.</summary>
    public static async Task<IReadOnlyList<Refusal>> TellsWhere(
        this KithDb db, FamilyId family, FamilyEpisodeId episode, Acting by, IReadOnlyList<(string Field, string? Words)> said, CancellationToken ct)
    {
        var hidden = await db.HiddenFrom(null, family, ct);
        return hidden.Count == 0 || !await db.MayLocate(episode, by, ct)
            ? []
            : [.. said.Where(s => s.Words is { } words && ProtectedText.In(words, hidden).Any(f => f.IsSure)).Select(s => new Refusal(s.Field, "This would tell where somebody is. Leave the place out"))];
    }

    /// <summary>Every protected value, current or earlier, of each of the families and of whoever belongs or belonged to it.</summary>
    public static async Task<IReadOnlyList<(FamilyId Family, ProtectedValue Value)>> HiddenIn(this KithDb db, IReadOnlyCollection<FamilyId> families, CancellationToken ct)
    {
        using var lifted = db.Bounds.Lift(KeptWherever);
        var members = db.FamilyMembers.Where(m => families.Contains(m.Family));
        var hidden = db.Addresses.Where(a => a.IsProtected);
        var found = await hidden.Where(a => families.Contains(a.Family)).Select(a => new { a.Family, a.Kind, a.Lines, a.Postcode, a.Phone })
            .Concat(from m in members join a in hidden on (PersonId?)m.Person equals a.Person select new { m.Family, a.Kind, a.Lines, a.Postcode, a.Phone })
            .Concat(from m in members join h in db.HouseholdMembers on m.Person equals h.Person join a in hidden on (HouseholdId?)h.Household equals a.Household select new { m.Family, a.Kind, a.Lines, a.Postcode, a.Phone })
            .Distinct().ToListAsync(ct);
        return found.ConvertAll(a => (a.Family, new ProtectedValue(a.Kind, a.Lines, a.Postcode, a.Phone)));
    }

    /// <summary>Whether anything or anybody of the family is hidden from whoever may not know where they are.</summary>
    public static async Task<bool> HidesSomebody(this KithDb db, FamilyId family, CancellationToken ct)
    {
        using var lifted = db.Bounds.Lift("Whether a family hides anybody must never be no because it was not opened");
        var hidden = db.HiddenIn(family);
        return await db.Families.Where(f => f.Id == family)
            .AnyAsync(f => hidden.Any() || db.FamilyMembers.Any(m => m.Family == f.Id && db.People.Any(p => p.Id == m.Person && p.IsProtected)), ct);
    }

    private static IQueryable<Address> HiddenIn(this KithDb db, FamilyId family) => db.PlacesIn(family).Where(a => a.IsProtected);

    private static IQueryable<Address> PlacesIn(this KithDb db, FamilyId family)
    {
        var members = db.FamilyMembers.Where(m => m.Family == family).Select(m => m.Person);
        var homes = db.HouseholdMembers.Where(h => members.Contains(h.Person)).Select(h => (HouseholdId?)h.Household);

        // Each way by its own index.
        var theirs = db.Addresses.Where(a => a.Family == family).Select(a => a.Id)
            .Concat(db.Addresses.Where(a => a.Person != null && members.Contains(a.Person.Value)).Select(a => a.Id))
            .Concat(db.Addresses.Where(a => a.Household != null && homes.Contains(a.Household)).Select(a => a.Id));
        return db.Addresses.Where(a => theirs.Contains(a.Id));
    }

    private static async Task<(List<PersonId> People, List<HouseholdId> Homes)> OwnOf(this KithDb db, PersonId person, CancellationToken ct)
    {
        List<PersonId> people = [person];
        if (await db.HarmAllegations.AnyAsync(h => h.HarmedBy == person, ct))
        {
            return (people, []);
        }

        if (await db.People.AnyAsync(p => p.Id == person && p.IsProtected, ct))
        {
            people.AddRange(await db.Kin.Where(k => k.Person == person && k.Until == null && FamilyWords.Parents.Contains(k.Kind)).Select(k => k.To).ToListAsync(ct));
        }

        return (people, await db.HouseholdMembers.Where(h => h.Person == person && h.Until == null).Select(h => h.Household).ToListAsync(ct));
    }
}

/// <summary>A protected value and the row that keeps it.</summary>
public sealed record HiddenPlace(RowId Id, ProtectedValue Value);
