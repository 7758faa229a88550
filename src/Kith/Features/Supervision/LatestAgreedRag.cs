using Kith.Features.Access;
using Kith.Platform.Data;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Kith.Practice.Supervision;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Supervision;

/// <summary>An agreed overall rating of a signed session: of the family, or of one child.</summary>
public sealed record AgreedRag(FamilyEpisodeId Episode, SupervisionId Session, DateOnly HeldOn, PersonId? Child, Rag Value);

/// <summary>What was agreed, month by month and last, as far as the reader may see it.</summary>
public sealed class LatestAgreedRag(KithDb db)
{
    /// <summary>The agreed overall ratings of a family episode and its children, from the latest sessions, oldest first.</summary>
    public async Task<IReadOnlyList<AgreedRag>> ByMonth(FamilyEpisodeId episode, Acting by, Relationship held, CancellationToken ct, int sessions = 12)
    {
        var latest = db.Supervisions.Where(s => s.FamilyEpisode == episode && s.SignedAt != null).OrderByDescending(s => s.SignedAt).Take(sessions);
        var readable = db.RagRatings.ReadableIn(episode, by, held);
        return await (from r in readable
                      join s in latest on r.Supervision equals s.Id
                      where r.Worker == null && r.Dimension == RagDimension.Overall
                      orderby s.SignedAt, r.Id
                      select new AgreedRag(r.FamilyEpisode, s.Id, s.HeldOn!.Value, r.Child, r.Value)).ToListAsync(ct);
    }

    /// <summary>The last agreed overall rating of each family; one without a signed session is left out.</summary>
    public async Task<IReadOnlyDictionary<FamilyEpisodeId, AgreedRag>> Of(IReadOnlyCollection<FamilyEpisodeId> episodes, Acting by, CancellationToken ct)
    {
        var readable = db.RagRatings.ReadableBy(db, by, Duty.ReadSupervision);
        var ratings = await (from r in readable
                             join s in db.Supervisions on r.Supervision equals s.Id
                             where episodes.Contains(r.FamilyEpisode) && r.Worker == null && r.Child == null && r.Dimension == RagDimension.Overall && s.SignedAt != null
                             where !db.Supervisions.Any(later => later.FamilyEpisode == s.FamilyEpisode && later.SignedAt > s.SignedAt)
                             select new AgreedRag(r.FamilyEpisode, s.Id, s.HeldOn!.Value, null, r.Value)).ToListAsync(ct);
        return ratings.GroupBy(r => r.Episode).ToDictionary(r => r.Key, r => r.First());
    }
}
