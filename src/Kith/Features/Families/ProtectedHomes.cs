using Kith.Features.Access;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Families;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Families;

/// <summary>
/// Whoever must not be located is not located through those she lives with: what is protected for one is protected for her whole household.
/// </summary>
public sealed class ProtectedHomes(KithDb db)
{
    /// <summary>Whether somebody who lives in the household must not be located.</summary>
    public Task<bool> Shields(HouseholdId household, CancellationToken ct) =>
        (from s in db.HouseholdMembers
         join p in db.People on s.Person equals p.Id
         where s.Household == household && s.Until == null && p.IsProtected
         select p.Id).AnyAsync(ct);

    /// <summary>Whether the person, or somebody they live with, must not be located.</summary>
    public async Task<bool> Shields(PersonId person, CancellationToken ct)
    {
        var homes = db.HouseholdMembers.Where(s => s.Person == person && s.Until == null).Select(s => s.Household);
        return await db.People.AnyAsync(
            p => p.IsProtected && (p.Id == person || db.HouseholdMembers.Any(s => s.Person == p.Id && s.Until == null && homes.Contains(s.Household))), ct);
    }

    /// <summary>Protects every address of the households, and each address at which one of those who live there is now.</summary>
    public async Task Cover(IReadOnlyCollection<HouseholdId> households, IReadOnlyCollection<PersonId> residents, CancellationToken ct)
    {
        var open = await db.Addresses
            .Where(a => !a.IsProtected)
            .Where(a => (a.Household != null && households.Contains(a.Household.Value)) || (a.Person != null && a.Until == null && residents.Contains(a.Person.Value)))
            .ToListAsync(ct);
        open.ForEach(a => a.Protect());
    }
}
