using System.Security.Cryptography;
using Kith.Platform.Data;
using Kith.Practice.Outcomes;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Outcomes;

/// <summary>Keys that stand for children and contacts in lists without names: the same in every list of this record, and of no use in another or outside it.</summary>
public sealed class Pseudonyms(KithDb db)
{
    private const string Letters = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    private const int Length = 10;

    /// <summary>Fifty bits of a keyed hash for each: among a million children two share a key in one record of two thousand.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> Of(IEnumerable<Guid> things, CancellationToken ct)
    {
        var secret = Convert.FromBase64String(await db.PseudonymSecrets.Select(s => s.Secret).SingleAsync(ct));
        return things.Distinct().ToDictionary(id => id, id => Key(secret, id));
    }

    private static string Key(byte[] secret, Guid id) =>
        string.Concat(HMACSHA256.HashData(secret, id.ToByteArray()).Take(Length).Select(b => Letters[b % Letters.Length]));
}

/// <summary>Each record has a secret of its own from the beginning.</summary>
internal sealed class MakePseudonymSecret : IPrepare
{
    public async Task Prepare(KithDb db, CancellationToken ct)
    {
        if (await db.PseudonymSecrets.AnyAsync(ct))
        {
            return;
        }

        db.PseudonymSecrets.Add(PseudonymSecret.Of(RandomNumberGenerator.GetBytes(32)));
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException) when (HasBeenMade(db))
        {
            // Another process prepared the same record at the same time.
        }
    }

    private static bool HasBeenMade(KithDb db)
    {
        db.ChangeTracker.Clear();
        return db.PseudonymSecrets.Any();
    }
}
