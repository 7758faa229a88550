using Microsoft.AspNetCore.Diagnostics;

namespace Kith.Platform.Web;

/// <summary>
/// Keeps out of every log what somebody typed, whatever level an operator sets: addresses with what they ask, and messages of faults, which may quote
/// the record. A fault is told of by its kind and where it happened.
/// </summary>
public static class QuietLogs
{
    private static readonly string[] QuoteFaults = ["Microsoft.EntityFrameworkCore", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.Extensions.Hosting"];

    public static void KeepQuiet(this ILoggingBuilder logging) => logging.Services.PostConfigure<LoggerFilterOptions>(options =>
    {
        // Rules of a provider come before all others, so each rule is held to it, and what no rule names too.
        var rules = options.Rules.ToList();
        options.Rules.Clear();
        foreach (var rule in rules.Prepend(new LoggerFilterRule(null, null, options.MinLevel, null)))
        {
            options.Rules.Add(new LoggerFilterRule(
                rule.ProviderName, rule.CategoryName, rule.LogLevel, (provider, category, level) => May(category, level) && (rule.Filter?.Invoke(provider, category, level) ?? true)));
        }
    });

    public static bool May(string? category, LogLevel level)
    {
        if (category is null || !(category.StartsWith("Microsoft.", StringComparison.Ordinal) || category.StartsWith("System.", StringComparison.Ordinal)))
        {
            return true;
        }

        // Below a warning they tell each request and its address; a fault of the database comes to our own handler.
        return level >= LogLevel.Warning
            && !(level >= LogLevel.Error && QuoteFaults.Any(c => category.StartsWith(c, StringComparison.Ordinal)))
            && category != typeof(ExceptionHandlerMiddleware).FullName;
    }
}

/// <summary>Tells of a fault without its message.</summary>
internal sealed partial class ToldFault(ILogger<ToldFault> log) : IExceptionHandler
{
    public ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is not BadHttpRequestException)
        {
            Faulted(httpContext.TraceIdentifier, exception.GetType().Name, exception.InnerException?.GetType().Name, exception.StackTrace);
        }

        return ValueTask.FromResult(false);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Request {Request} met a fault, {Fault} {Cause}:\n{Trace}")]
    private partial void Faulted(string request, string fault, string? cause, string? trace);
}
