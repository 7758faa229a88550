using System.Threading.RateLimiting;
using Kith.Platform.Forms;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.WebUtilities;

namespace Kith.Platform.Web;

/// <summary>How many requests are worked on at once, and how many others wait how long for a place.</summary>
/// <param name="OfReaders">Of the places, those that pages may take; the others are kept for what somebody sends.</param>
public sealed record Places(int All, int OfReaders, int Waiting, TimeSpan Longest)
{
    public static readonly Places Usual = Of(16 * Environment.ProcessorCount);

    public static readonly Places Unbounded = new(int.MaxValue, int.MaxValue, 0, TimeSpan.Zero);

    /// <summary>A quarter for what is sent, ten times as many waiting, half a second at most.</summary>
    public static Places Of(int all) => new(all, all * 3 / 4, 10 * all, TimeSpan.FromSeconds(0.5));
}

/// <summary>A route that stays open for long and does little, or must answer whatever happens.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class TakesNoPlaceAttribute : Attribute;

/// <summary>
/// Answers quickly whom it answers, and tells the others when to come back, instead of answering everybody too late. What is sent is read whole before it takes a place, so
/// that whoever sends slowly keeps nobody waiting.
/// </summary>
internal sealed class TakeAPlace(RequestDelegate next, Places places, Figures figures)
{
    private const int HeldInMemory = 65_536;

    private readonly ConcurrencyLimiter all = Limited(places.All, places.Waiting);
    private readonly ConcurrencyLimiter readers = Limited(places.OfReaders, places.Waiting);

    public async Task InvokeAsync(HttpContext context)
    {
        if (!NeedsOne(context))
        {
            await next(context);
            return;
        }

        var isReader = HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method);
        if (!isReader && !await IsHere(context.Request))
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        if (places.Longest > TimeSpan.Zero)
        {
            patience.CancelAfter(places.Longest);
        }

        using var reading = isReader ? await Take(readers, context, patience.Token) : null;
        using var place = isReader && reading is null ? null : await Take(all, context, patience.Token);
        if (place is null)
        {
            figures.TurnedAway();
            await PlainPage.Later(context, "More people are using Kith than it can answer at once.");
            return;
        }

        await next(context);
    }

    private static bool NeedsOne(HttpContext context)
    {
        // The page that tells of a problem belongs to a request that has had its place.
        var isProblem = context.Features.Get<IExceptionHandlerFeature>() is not null || context.Features.Get<IStatusCodeReExecuteFeature>() is not null;
        var about = context.GetEndpoint()?.Metadata;
        return !isProblem && about?.GetMetadata<TakesNoPlaceAttribute>() is null && about?.GetMetadata<TakesFileAttribute>() is null;
    }

    /// <summary>Reads all that is sent; false when whoever sends it is gone, or was too slow.</summary>
    private static async Task<bool> IsHere(HttpRequest request)
    {
        request.EnableBuffering(HeldInMemory);
        try
        {
            await request.Body.DrainAsync(request.HttpContext.RequestAborted);
            request.Body.Position = 0;
            return true;
        }
        catch (Exception why) when (why is OperationCanceledException or ConnectionResetException)
        {
            return false;
        }
    }

    private static async Task<RateLimitLease?> Take(ConcurrencyLimiter of, HttpContext context, CancellationToken ct)
    {
        try
        {
            var lease = await of.AcquireAsync(1, ct);
            return lease.IsAcquired ? lease : null;
        }
        catch (OperationCanceledException) when (!context.RequestAborted.IsCancellationRequested)
        {
            return null;
        }
    }

    private static ConcurrencyLimiter Limited(int places, int waiting) =>
        new(new ConcurrencyLimiterOptions { PermitLimit = places, QueueLimit = waiting, QueueProcessingOrder = QueueProcessingOrder.OldestFirst });
}
