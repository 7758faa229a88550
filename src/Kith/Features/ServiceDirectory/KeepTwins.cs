using System.Text.Json.Nodes;
using Kith.Platform.Data;
using Kith.Practice.ServiceDirectory;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.ServiceDirectory;

/// <summary>
/// Finds listings that are perhaps of one service, whenever a listing changes: those that share a key are compared, all others never meet. What editors have
/// said of two listings stays.
/// </summary>
internal sealed class KeepTwins(KithDb db)
{
    public async Task Keep(List<Service> services, Dictionary<int, JsonObject> listings, ServiceComposer shared, Now now, CancellationToken ct)
    {
        var numbers = services.ConvertAll(s => s.Number);
        var traits = services.Where(s => s.Status != ServiceStatus.Defunct).ToDictionary(s => s.Number, s => ListingTraits.Twin(s.Name, s.Organization, listings[s.Number], shared.Places));
        await db.Set<ServiceKey>().Where(k => numbers.Contains(k.Service)).ExecuteDeleteAsync(ct);
        db.AddRange(traits.SelectMany(t => TwinRule.Keys(t.Value).Select(key => new ServiceKey { Key = key, Service = t.Key })));

        // What follows is asked of the database.
        await db.SaveChangesAsync(ct);
        var alike = await Alike(numbers, traits, ct);
        var held = await db.Twins.Where(t => numbers.Contains(t.One) || numbers.Contains(t.Other)).ToDictionaryAsync(t => (t.One, t.Other), ct);
        foreach (var ((one, other), resemblance) in alike)
        {
            if (!held.TryGetValue((one, other), out var twin))
            {
                db.Add(Twin.Find(one, other, resemblance, now));
                continue;
            }

            twin.Look(resemblance);
            if (twin.State == TwinState.Same)
            {
                // The one that had ended runs again.
                twin.Open();
            }
        }

        db.RemoveRange(held.Where(h => h.Value.State == TwinState.Open && !alike.ContainsKey(h.Key)).Select(h => h.Value));
    }

    /// <summary>Likely twins of these services, each two by their numbers, the lower first.</summary>
    private async Task<Dictionary<(int One, int Other), Resemblance>> Alike(List<int> numbers, Dictionary<int, TwinTraits> traits, CancellationToken ct)
    {
        var keys = db.Set<ServiceKey>();
        var meeting = await (from mine in keys
                             join theirs in keys on mine.Key equals theirs.Key
                             where numbers.Contains(mine.Service) && theirs.Service != mine.Service && keys.Where(k => k.Key == mine.Key).OrderBy(k => k.Service).Take(TwinRule.MostSharing + 1).Count() <= TwinRule.MostSharing
                             join other in db.Services on theirs.Service equals other.Number
                             select new { Mine = mine.Service, Other = other.Number, other.Name }).Distinct().ToListAsync(ct);
        var near = meeting.Where(m => TwinRule.Alike(traits[m.Mine].Name, m.Name) >= TwinRule.LeastAlike).ToList();
        await Learn(near.Select(m => m.Other).Where(n => !traits.ContainsKey(n)).Distinct().ToList(), traits, ct);
        return near.Select(m => (One: Math.Min(m.Mine, m.Other), Other: Math.Max(m.Mine, m.Other))).Distinct()
            .Select(pair => (pair, Resemblance: TwinRule.Of(traits[pair.One], traits[pair.Other]))).Where(p => p.Resemblance.IsLikely).ToDictionary(p => p.pair, p => p.Resemblance);
    }

    private async Task Learn(List<int> numbers, Dictionary<int, TwinTraits> traits, CancellationToken ct)
    {
        if (numbers.Count == 0)
        {
            return;
        }

        var others = await db.Services.AsNoTracking().Where(s => numbers.Contains(s.Number)).ToListAsync(ct);
        var shared = await ServiceComposer.For(db, others, ct);
        foreach (var other in others)
        {
            traits[other.Number] = ListingTraits.Twin(other.Name, other.Organization, ListingText.Read(other.Listing), shared.Places);
        }
    }
}
