using System.Net;
using System.Security.Cryptography;
using System.Text;
using Kith.Platform.Data;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kith.Platform.SignIn;

/// <summary>Failures in a row of one account, one place they come from, or one browser that an account knows.</summary>
public sealed class FailureRow
{
    /// <summary>A hash: the table tells nobody which addresses were tried, nor from where.</summary>
    public required string Key { get; init; }

    public required int Count { get; init; }

    public required DateTime LastAt { get; init; }

    public required DateTime WaitsUntil { get; init; }
}

/// <summary>
/// Makes guessing slow (TR-34): per address that is tried and per place it comes from, whether anybody has that address or not. A browser in which somebody
/// has signed in before is counted apart, so that whoever guesses elsewhere never keeps its worker out.
/// </summary>
public sealed class Throttle(KithDb db, WriteQueue queue, TimeProvider time, IDataProtectionProvider protection, KnownBrowser browser)
{
    private readonly IDataProtector seal = protection.CreateProtector("Kith.KnownBrowser");

    /// <summary>What is counted when a password is tried for an address in this browser.</summary>
    public IReadOnlyList<string> Password(HttpContext context, string email)
    {
        var address = Hash("address", email.Trim().ToUpperInvariant());
        return Known(context).Contains(address) ? [Hash("browser", address + context.Request.Cookies[browser.Name])]
            // Behind a proxy on this machine everybody would come from one place.
            : context.Connection.RemoteIpAddress is { } from && !IPAddress.IsLoopback(from) ? [address, Hash("from", from.ToString())]
            : [address];
    }

    /// <summary>What is counted when a code, or a fresh proof, is tried for an account: only who knows its password comes so far.</summary>
    public static IReadOnlyList<string> Code(Guid account) => [Hash("code", account.ToString())];

    /// <summary>What is counted when the code of a hand-over is tried for an account.</summary>
    public static IReadOnlyList<string> HandOver(Guid account) => [Hash("hand-over", account.ToString())];

    /// <summary>Counts a try before it is judged, so that many at once are no way round. The wait, when it is refused unjudged.</summary>
    public async Task<TimeSpan?> Try(IReadOnlyList<string> keys)
    {
        var now = Now.At(time.GetUtcNow());
        var rule = ThrottleRule.On(now.Today);
        using var turn = await queue.Take(CancellationToken.None);
        var until = await db.Failures.Where(f => keys.Contains(f.Key) && f.WaitsUntil > now.Moment).MaxAsync(f => (DateTime?)f.WaitsUntil);
        foreach (var key in until is null ? keys : [])
        {
            until ??= await Count(key, rule, now.Moment);
        }

        return until - now.Moment;
    }

    /// <summary>It was no failure after all.</summary>
    public async Task Succeeded(IReadOnlyList<string> keys)
    {
        using var turn = await queue.Take(CancellationToken.None);
        await db.Failures.Where(f => f.Key == keys[0]).ExecuteDeleteAsync();

        // Others who come from there may be guessing still.
        await db.Failures.Where(f => keys.Contains(f.Key) && f.Count > 0).ExecuteUpdateAsync(set => set.SetProperty(f => f.Count, f => f.Count - 1));
    }

    /// <summary>From now on the account knows this browser.</summary>
    public void Remember(HttpContext context, string email)
    {
        var known = Known(context).Prepend(Hash("address", email.Trim().ToUpperInvariant())).Distinct().Take(KnownBrowser.Accounts);
        browser.Keep(context, seal.Protect(string.Join(' ', known)));
    }

    private async Task<DateTime?> Count(string key, ThrottleRule rule, DateTime now, bool isAgain = false)
    {
        var (forgotten, first) = (now - rule.Forgets, now + rule.First);
        var counted = await db.Failures.Where(f => f.Key == key && f.WaitsUntil <= now).ExecuteUpdateAsync(set => set
            .SetProperty(f => f.WaitsUntil, f => f.LastAt > forgotten && f.Count + 1 >= rule.Free ? first : f.WaitsUntil)
            .SetProperty(f => f.Count, f => f.LastAt > forgotten ? f.Count + 1 : 1)
            .SetProperty(f => f.LastAt, now));
        if (counted == 0)
        {
            await db.Failures.Where(f => f.LastAt <= forgotten && f.WaitsUntil <= now).ExecuteDeleteAsync();
            return await Begin(key, rule, now, isAgain);
        }

        // Nothing is left of it where another try for the key has proved right since.
        var count = await db.Failures.Where(f => f.Key == key).Select(f => f.Count).SingleOrDefaultAsync();
        var until = now + rule.Wait(count);
        await db.Failures.Where(f => f.Key == key && f.WaitsUntil < until && f.Count > rule.Free).ExecuteUpdateAsync(set => set.SetProperty(f => f.WaitsUntil, until));
        return null;
    }

    private async Task<DateTime?> Begin(string key, ThrottleRule rule, DateTime now, bool isAgain)
    {
        db.Failures.Add(new FailureRow { Key = key, Count = 1, LastAt = now, WaitsUntil = now });
        try
        {
            await db.SaveChangesAsync();
            return null;
        }
        catch (DbUpdateException)
        {
            // Somebody else has begun it at the same moment, and may have filled it since.
            db.ChangeTracker.Clear();
            return isAgain ? now + TimeSpan.FromSeconds(1) : await Count(key, rule, now, isAgain: true);
        }
        finally
        {
            db.ChangeTracker.Clear();
        }
    }

    private string[] Known(HttpContext context)
    {
        try
        {
            return context.Request.Cookies[browser.Name] is { Length: > 0 } kept ? seal.Unprotect(kept).Split(' ') : [];
        }
        catch (CryptographicException)
        {
            return [];
        }
    }

    private static string Hash(string kind, string value) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{kind}:{value}")))[..40];
}

/// <summary>The cookie by which accounts know a browser. It opens nothing and is worth only a count of its own.</summary>
public sealed record KnownBrowser(string Name, bool IsPlainHttp)
{
    /// <summary>Workers who share one browser.</summary>
    public const int Accounts = 8;

    private static readonly TimeSpan Keeps = TimeSpan.FromDays(90);

    public void Keep(HttpContext context, string value) => context.Response.Cookies.Append(Name, value, new CookieOptions
    {
        HttpOnly = true,
        Secure = !IsPlainHttp,
        SameSite = SameSiteMode.Strict,
        Path = "/",
        MaxAge = Keeps,
        IsEssential = true,
    });
}

internal sealed class ThrottleTables : IEntityTypeConfiguration<FailureRow>
{
    public void Configure(EntityTypeBuilder<FailureRow> builder)
    {
        builder.ToTable("Failures").HasKey(f => f.Key);
        builder.Property(f => f.Key).HasMaxLength(40);
        builder.HasIndex(f => f.LastAt);
    }
}
