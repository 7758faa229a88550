using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Casework;
using Kith.Practice.Families;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Casework;

/// <summary>Each child is referred to children's social care, for the command that has decided so. A child whose referral is open keeps that one.</summary>
public sealed class BeginReferrals(KithDb db, Ledger ledger)
{
    public async Task Of(
        (FamilyId Family, FamilyEpisodeId Episode) work, IReadOnlyCollection<PersonId> children, DateOnly referredOn, string source, Acting by, Now now, CancellationToken ct)
    {
        var open = await db.ChildEpisodes.Where(e => children.Contains(e.Child) && e.ClosedOn == null && e.NoFurtherAction != true).Select(e => e.Child).ToListAsync(ct);
        var referred = children.Except(open).ToList();
        await Number(referred, referredOn, ct);
        foreach (var child in referred)
        {
            var referral = ChildEpisode.Refer(child, work.Episode, referredOn, source, now);
            db.Add(referral);
            ledger.Tell(new ChildReferred(referral.Id, referredOn), new About(work.Family, work.Episode, child), by);
        }
    }

    /// <summary>From its referral on an authority knows a child by a number of its own, unless another system has given one.</summary>
    private async Task Number(List<PersonId> children, DateOnly from, CancellationToken ct)
    {
        await db.People.Where(p => children.Contains(p.Id)).LoadAsync(ct);
        foreach (var child in db.People.Local.Where(p => children.Contains(p.Id) && p.Identifiers.All(i => i.Kind != IdentifierKind.LaChildId)))
        {
            child.Identify(IdentifierKind.LaChildId, IdentifierForm.OwnChildNumber(child.Id), from);
        }
    }
}
