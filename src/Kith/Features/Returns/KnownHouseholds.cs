using System.Security.Cryptography;
using System.Text;
using Kith.Platform.Data;
using Kith.Practice.Families;
using Kith.Practice.Shared;
using Kith.Returns.PeopleFile;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Returns;

/// <summary>What Kith holds of the people, households and families of one batch of a people file.</summary>
internal sealed class KnownHouseholds
{
    private readonly Dictionary<string, HouseholdAsSent> byCode = new(StringComparer.Ordinal);
    private readonly Dictionary<HouseholdId, string> codes = [];
    private readonly Dictionary<HouseholdId, Household> households = [];
    private readonly List<HouseholdMember> stays = [];
    private readonly List<Kin> kin = [];

    public required KnownPeople People { get; init; }

    public KnownFamilies Families => People.Families;

    public static async Task<KnownHouseholds> Load(KithDb db, string authority, IReadOnlyCollection<PeopleRow> rows, CancellationToken ct)
    {
        var wanted = rows.Select(r => r.Household).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        var sent = await db.Set<HouseholdAsSent>().Where(h => h.Authority == authority && wanted.Contains(h.Code)).ToListAsync(ct);
        var homes = sent.ConvertAll(h => h.Household);
        var known = new KnownHouseholds { People = await KnownPeople.Load(db, authority, [.. rows.Select(KeyOf)], homes, ct) };
        sent.ForEach(h => known.byCode.Add(h.Code, h));
        await known.Read(db, homes, ct);
        return known;
    }

    /// <summary>A child is known by its number; an adult by what the file says of them, since it gives no number.</summary>
    public static string KeyOf(PeopleRow row) => row.LaChildId
        ?? $"adult:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', row.Household, row.Relationship, row.FirstName, row.LastName))))}";

    public HouseholdAsSent? Find(string code) => byCode.GetValueOrDefault(code);

    public Household? Household(HouseholdAsSent? sent) => sent is null ? null : households.GetValueOrDefault(sent.Household);

    public HouseholdMember? StayOf(PersonId person) => stays.Find(s => s.Person == person && s.Until is null);

    public IEnumerable<PersonId> ResidentsOf(HouseholdId household) => stays.Where(s => s.Household == household && s.Until is null).Select(s => s.Person);

    /// <summary>The code of a household; none for one that a worker founded.</summary>
    public string? CodeOf(HouseholdId household) => codes.GetValueOrDefault(household);

    public bool HasHousehold(FamilyId family) => households.Values.Any(h => h.Family == family);

    public IEnumerable<Kin> KinOf(PersonId person) => kin.Where(k => k.Person == person);

    /// <summary>Whether a parent of the person must not be located.</summary>
    public bool IsChildOfShielded(PersonId person) => kin.Exists(k => k.To == person && k.Until is null && FamilyWords.Parents.Contains(k.Kind) && People.Person(k.Person).IsProtected);

    public HouseholdAsSent Found(KithDb db, string code, FamilyId family, Now now)
    {
        var household = Practice.Families.Household.Found(family, $"Household {code}"[..Math.Min(Text.Line, code.Length + 10)], now).Value;
        var sent = HouseholdAsSent.Of(People.Authority, code, household.Id, now);
        db.AddRange(household, sent);
        households.Add(household.Id, household);
        byCode.Add(code, sent);
        codes.Add(household.Id, code);
        return sent;
    }

    public void MoveIn(KithDb db, PersonId person, HouseholdId household, Now now)
    {
        StayOf(person)?.MoveOut(now.Today);
        var stay = HouseholdMember.MoveIn(household, person, now.Today, now);
        db.HouseholdMembers.Add(stay);
        stays.Add(stay);
    }

    public void Relate(KithDb db, PersonId person, KinKind kind, PersonId to, Now now)
    {
        if (person != to && !kin.Exists(k => k.Person == person && k.Kind == kind && k.To == to))
        {
            var related = Kin.Relate(person, kind, to, hasParentalResponsibility: false, null, now).Value;
            db.Kin.Add(related);
            kin.Add(related);
        }
    }

    private async Task Read(KithDb db, List<HouseholdId> homes, CancellationToken ct)
    {
        var families = Families.All.Select(f => f.Family.Id).ToList();
        foreach (var household in await db.Households.Where(h => families.Contains(h.Family) || homes.Contains(h.Id)).ToListAsync(ct))
        {
            households.Add(household.Id, household);
        }

        var relatives = Families.All.SelectMany(f => f.Members).Select(m => m.Person).Union(People.All).ToList();
        kin.AddRange(await db.Kin.Where(k => relatives.Contains(k.Person) || relatives.Contains(k.To)).ToListAsync(ct));
        await People.Read(db, [.. relatives, .. kin.SelectMany(k => new[] { k.Person, k.To })], ct);

        var people = People.All.ToList();
        stays.AddRange(await db.HouseholdMembers.Where(m => people.Contains(m.Person) && m.Until == null).ToListAsync(ct));
        var lived = stays.Select(s => s.Household).Union(homes).ToList();
        foreach (var sent in await db.Set<HouseholdAsSent>().Where(h => lived.Contains(h.Household)).Select(h => new { h.Household, h.Code }).ToListAsync(ct))
        {
            codes.Add(sent.Household, sent.Code);
        }
    }
}
