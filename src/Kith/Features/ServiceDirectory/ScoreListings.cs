using Kith.Platform.Data;
using Kith.Practice.ServiceDirectory;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.ServiceDirectory;

/// <summary>Gives their points anew to listings that have grown older. It tells no fact: nobody did anything.</summary>
public sealed class ScoreListings(KithDb db)
{
    private const int AtOnce = 200;

    /// <returns>How many were looked at; at most some hundred at once.</returns>
    public async Task<Outcome<int>> Do(Now now, CancellationToken ct)
    {
        var due = await (from q in db.Set<ServiceQuality>() join s in db.Services on q.Service equals s.Number where q.ChangesOn <= now.Today orderby q.ChangesOn, q.Service select s).AsNoTracking().Take(AtOnce).ToListAsync(ct);
        var (numbers, shared) = (due.ConvertAll(s => s.Number), await ServiceComposer.For(db, due, ct));
        await db.Set<ServiceQuality>().Where(q => numbers.Contains(q.Service)).ExecuteDeleteAsync(ct);
        db.AddRange(due.Select(s => ServiceQuality.Of(s, QualityRule.Of(ListingTraits.Quality(s, ListingText.Read(s.Listing), shared.Places), now.Today), now.Today)));
        return due.Count;
    }
}
