using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Families;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Families;

/// <summary>
/// Whoever must not be located is not located through her children or through those she lives with: what is protected for one is protected for them all.
/// Whatever covers waits for everybody who is writing, in any family, so that no address that comes at the same moment stays open. Each cover is told,
/// because a restored record may have neither the relationship nor the move by which it came to be.
/// </summary>
public sealed class ProtectedHomes(KithDb db, Ledger ledger)
{
    private const string FollowsThem = "A shield follows whoever it covers into every family in which an address of theirs is recorded";

    private readonly List<Address> covered = [];

    /// <summary>The families to which what was open is hidden since this was last asked, by whatever hid it.</summary>
    public async Task<IReadOnlyList<FamilyId>> TakeReached(CancellationToken ct)
    {
        if (covered.Count == 0)
        {
            return [];
        }

        using var lifted = db.Bounds.Lift(FollowsThem);
        var (own, people, homes) = (covered.ConvertAll(a => a.Family), covered.Select(a => a.Person).OfType<PersonId>().ToList(), covered.Select(a => a.Household).OfType<HouseholdId>().ToList());
        covered.Clear();
        var theirs = await db.FamilyMembers
            .Where(m => people.Contains(m.Person) || db.HouseholdMembers.Any(h => h.Person == m.Person && homes.Contains(h.Household)))
            .Select(m => m.Family).Distinct().ToListAsync(ct);
        return [.. own.Union(theirs)];
    }

    /// <summary>Whether somebody who lives in the household, or a parent of theirs, must not be located.</summary>
    public Task<bool> Shields(HouseholdId household, CancellationToken ct) =>
        Covers(db.HouseholdMembers.Where(s => s.Household == household && s.Until == null).Select(s => s.Person), ct);

    /// <summary>Whether the person, somebody they live with, or a parent of one of them must not be located.</summary>
    public Task<bool> Shields(PersonId person, CancellationToken ct)
    {
        var homes = db.HouseholdMembers.Where(s => s.Person == person && s.Until == null).Select(s => s.Household);
        return Covers(db.People.Where(p => p.Id == person).Select(p => p.Id).Concat(db.HouseholdMembers.Where(s => homes.Contains(s.Household) && s.Until == null).Select(s => s.Person)), ct);
    }

    /// <summary>Whether one of the people, or a parent of one, must not be located.</summary>
    public Task<bool> Shields(IReadOnlyCollection<PersonId> people, CancellationToken ct) => Covers(db.People.Where(p => people.Contains(p.Id)).Select(p => p.Id), ct);

    /// <summary>Those of the people whom the shields of the others do not cover already as their children.</summary>
    public async Task<IReadOnlyList<PersonId>> NotCovered(IReadOnlyCollection<PersonId> people, CancellationToken ct) =>
        await db.People.Where(p => people.Contains(p.Id) && !p.IsProtected)
            .Where(p => !db.Kin.Any(k => k.To == p.Id && k.Until == null && FamilyWords.Parents.Contains(k.Kind) && db.People.Any(parent => parent.Id == k.Person && parent.IsProtected)))
            .Select(p => p.Id).ToListAsync(ct);

    /// <summary>Protects every address, also earlier ones, of the people and their children, and those of the households in which one of them lives.</summary>
    public async Task Cover(IReadOnlyCollection<PersonId> shielded, About about, PostingId? by, CancellationToken ct)
    {
        await db.TakeRights(null);
        using var lifted = db.Bounds.Lift(FollowsThem);
        var children = await db.Kin.Where(k => shielded.Contains(k.Person) && k.Until == null && FamilyWords.Parents.Contains(k.Kind)).Select(k => k.To).ToListAsync(ct);
        await CoverThemselves([.. shielded, .. children], about, by, ct);
    }

    /// <summary>A child of somebody shielded: where it is, and was, and with whom it lives.</summary>
    public async Task CoverChild(PersonId child, About about, PostingId? by, CancellationToken ct)
    {
        await db.TakeRights(null);
        await CoverThemselves([child], about, by, ct);
    }

    /// <summary>Protects every address of the households, and each at which one of those who live there is now.</summary>
    public async Task Cover(IReadOnlyCollection<HouseholdId> households, IReadOnlyCollection<PersonId> residents, About about, PostingId? by, CancellationToken ct)
    {
        await db.TakeRights(null);
        using var lifted = db.Bounds.Lift(FollowsThem);
        Protect(
            await db.Addresses
                .Where(a => !a.IsProtected)
                .Where(a => (a.Household != null && households.Contains(a.Household.Value)) || (a.Person != null && a.Until == null && residents.Contains(a.Person.Value)))
                .ToListAsync(ct),
            about,
            by);
    }

    /// <summary>Protects these, and tells it.</summary>
    public void Protect(IReadOnlyCollection<Address> addresses, About about, PostingId? by)
    {
        // What one query protected the next may find again, as nothing is saved in between.
        var open = addresses.Where(a => !a.IsProtected).ToList();
        open.ForEach(a => a.Protect());
        covered.AddRange(open);
        if (open.Count > 0)
        {
            ledger.Tell(new AddressesCovered(open.ConvertAll(a => a.Id)), about, by);
        }
    }

    private async Task CoverThemselves(IReadOnlyCollection<PersonId> people, About about, PostingId? by, CancellationToken ct)
    {
        using var lifted = db.Bounds.Lift(FollowsThem);
        Protect(await db.Addresses.Where(a => !a.IsProtected && a.Person != null && people.Contains(a.Person.Value)).ToListAsync(ct), about, by);

        var lives = await db.HouseholdMembers.Where(s => people.Contains(s.Person) && s.Until == null).Select(s => s.Household).ToListAsync(ct);
        var with = await db.HouseholdMembers.Where(s => lives.Contains(s.Household) && s.Until == null).Select(s => s.Person).ToListAsync(ct);
        await Cover(lives, with, about, by, ct);
    }

    // From the people, each by an index, and never from everybody who is shielded.
    private Task<bool> Covers(IQueryable<PersonId> people, CancellationToken ct)
    {
        var they = people.Concat(db.Kin.Where(k => people.Contains(k.To) && k.Until == null && FamilyWords.Parents.Contains(k.Kind)).Select(k => k.Person));
        return db.People.AnyAsync(p => they.Contains(p.Id) && p.IsProtected, ct);
    }
}
