using Kith.Platform.Data;
using Kith.Practice.Families;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Casework;

/// <summary>
/// An authority knows a child by a number of its own from the referral on, or from whatever else it answers for first, unless another system has given one.
/// </summary>
public sealed class NumberChildren(KithDb db)
{
    public async Task Of(IReadOnlyCollection<PersonId> children, DateOnly from, CancellationToken ct)
    {
        await db.People.Where(p => children.Contains(p.Id)).LoadAsync(ct);
        foreach (var child in db.People.Local.Where(p => children.Contains(p.Id) && p.Identifiers.All(i => i.Kind != IdentifierKind.LaChildId)))
        {
            child.Identify(IdentifierKind.LaChildId, IdentifierForm.OwnChildNumber(child.Id), from);
        }
    }
}
