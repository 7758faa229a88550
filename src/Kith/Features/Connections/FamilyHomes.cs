using Kith.Features.Families;
using Kith.Features.ServiceDirectory;
using Kith.Platform.Data;
using Kith.Practice.Access;
using Kith.Practice.Families;
using Kith.Practice.ServiceDirectory;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Connections;

/// <summary>
/// The homes of a family as a search may use them, where children live first. A postcode goes no further than the search: no page, address or log has it.
/// </summary>
public sealed class FamilyHomes(KithDb db, FindPlace findPlace)
{
    public async Task<IReadOnlyList<Home>> Of(FamilyInView family, Acting by, CancellationToken ct)
    {
        var addresses = (await db.AddressesOf(family, by, ct)).Where(a => a.Until is null && a.Kind is AddressKind.Home or AddressKind.Placement).ToList();
        var households = addresses.Select(a => a.Household).OfType<HouseholdId>().ToList();
        var children = family.Children.Select(c => c.Id).ToList();
        var named = await db.Households.Where(h => households.Contains(h.Id))
            .Select(h => new { h.Id, h.Name, HasChild = db.HouseholdMembers.Any(m => m.Household == h.Id && m.Until == null && children.Contains(m.Person)) }).ToListAsync(ct);
        return addresses
            .Select(a => (Address: a, Of: named.Find(h => h.Id == a.Household)))
            .Select(a => new Home(
                a.Address.Id,
                a.Of?.Name ?? $"{family.NameOf(a.Address.Person)}’s address",
                a.Of?.HasChild ?? (a.Address.Person is { } person && children.Contains(person)),
                a.Address.IsProtected,
                a.Address.Postcode))
            .OrderByDescending(h => h.HasChild).ThenBy(h => h.IsProtected).ThenBy(h => h.Name).ToList();
    }

    /// <summary>Where the home is, as far as the search may know: of a protected one nothing, for anybody.</summary>
    public async Task<HomeArea> AreaOf(Home? home, CancellationToken ct)
    {
        if (home is null or { IsProtected: true } || await findPlace.Of(home.Postcode, ct) is not { } place)
        {
            return new HomeArea(null, []);
        }

        return new HomeArea(place, place.Areas);
    }
}

public sealed record Home(RowId Id, string Name, bool HasChild, bool IsProtected, string? Postcode);

/// <param name="Place">From where distances are told; null when none may be, or can be.</param>
/// <param name="Areas">GSS codes that a service’s own area must have, if it keeps to one.</param>
public sealed record HomeArea(Whereabouts? Place, IReadOnlyList<string> Areas);
