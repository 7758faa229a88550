using Kith.Platform.Data;
using Kith.Practice.ServiceDirectory;

namespace Kith.Features.ServiceDirectory;

/// <summary>Finds services: by words, by what they are, by where they are and whom they serve.</summary>
internal sealed class DirectorySearch(KithDb db, TextIndex text)
{
    /// <summary>The numbers of the services that fit, in no order.</summary>
    public Task<IQueryable<int>> Fitting(DirectoryFilter filter, Audience audience, CancellationToken ct)
    {
        var fitting = filter.Of(db, audience).Select(s => s.Number);
        if (filter.Words is not { } typed)
        {
            return Task.FromResult(fitting);
        }

        var query = WordQuery.Of(typed);
        return Task.FromResult(query.IsEmpty ? fitting.Where(_ => false) : text.Find(db, query).Select(h => h.Number).Where(n => fitting.Contains(n)));
    }

    /// <summary>Of the places, those near enough.</summary>
    public Task<IQueryable<ServicePlace>> Within(IQueryable<ServicePlace> places, DirectoryFilter filter, CancellationToken ct) => Task.FromResult(places);
}
