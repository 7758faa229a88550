using System.Security.Cryptography;
using Kith.Platform.Data;
using Kith.Practice.Outcomes;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Outcomes;

/// <summary>Keys that stand for children in lists without names: the same in every list of this record, and of no use in another or outside it.</summary>
public sealed class Pseudonyms(KithDb db)
{
    private const string Letters = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    private const int Length = 10;

    /// <summary>Fifty bits of a keyed hash for each: among a million children two share a key in one record of two thousand.</summary>
    public async Task<IReadOnlyDictionary<PersonId, string>> Of(IEnumerable<PersonId> children, CancellationToken ct)
    {
        var secret = Convert.FromBase64String(await db.PseudonymSecrets.Select(s => s.Secret).SingleAsync(ct));
        return children.Distinct().ToDictionary(c => c, c => Key(secret, c));
    }

    private static string Key(byte[] secret, PersonId child) =>
        string.Concat(HMACSHA256.HashData(secret, child.Value.ToByteArray()).Take(Length).Select(b => Letters[b % Letters.Length]));
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
