using Kith.Features.Families;
using Kith.Platform.Data;
using Kith.Practice.Access;
using Kith.Practice.Shared;

namespace Kith.Features.Attachments;

/// <summary>
/// A file cannot be searched for where somebody is. In a family that hides somebody, one at which nobody has looked is open to whoever added it and to the location
/// circle alone; the circle looks at it.
/// </summary>
public static class UnseenFiles
{
    public static async Task<bool> KeepsUnseenFrom(this KithDb db, FamilyId family, FamilyEpisodeId episode, Relationship held, Acting by, CancellationToken ct) =>
        await db.HidesSomebody(family, ct) && !await db.MayLocate(family, episode, held, by, ct);
}
