using System.Globalization;
using System.Threading.RateLimiting;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Shared;

namespace Kith.Platform.Web;

/// <summary>Whether requests are counted at all; a benchmark asks faster than anybody may.</summary>
public sealed record RequestLimits(RateRule? Rule)
{
    public static readonly RequestLimits None = new((RateRule?)null);
}

internal static class RequestLimiting
{
    /// <summary>Answers 429 and says when to come back, once a worker, their agency or a place asks too fast (TR-67).</summary>
    public static IServiceCollection AddRequestLimits(this IServiceCollection services) => services.AddRateLimiter(limiter =>
    {
        limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limiter.OnRejected = (rejected, _) =>
        {
            var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromSeconds(1);
            rejected.HttpContext.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            return ValueTask.CompletedTask;
        };
        limiter.GlobalLimiter = PartitionedRateLimiter.CreateChained(
            PartitionedRateLimiter.Create<HttpContext, string>(context => (Rule(context), context.SignedIn()) switch
            {
                (null, _) => Free(),
                ({ } rule, { } who) => Bucket($"worker {who.Account}", rule.OfWorker),
                ({ } rule, _) => Bucket($"place {context.Connection.RemoteIpAddress}", rule.OfPlace),
            }),
            PartitionedRateLimiter.Create<HttpContext, string>(context =>
                Rule(context) is { } rule && context.Acting() is { } by ? Bucket($"agency {by.Agency.Value}", rule.OfAgency) : Free()));
    });

    private static RateRule? Rule(HttpContext context) => context.RequestServices.GetRequiredService<RequestLimits>().Rule;

    private static RateLimitPartition<string> Free() => RateLimitPartition.GetNoLimiter(string.Empty);

    private static RateLimitPartition<string> Bucket(string whose, Allowance rate) => RateLimitPartition.GetTokenBucketLimiter(whose, _ => new TokenBucketRateLimiterOptions
    {
        TokenLimit = rate.AtOnce,
        TokensPerPeriod = rate.EachSecond,
        ReplenishmentPeriod = TimeSpan.FromSeconds(1),
        QueueLimit = 0,
    });
}
