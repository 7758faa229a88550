using System.Diagnostics;
using System.Diagnostics.Metrics;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Kith.Platform.Web;

/// <summary>
/// What Kith tells of how it runs: counts and times by routes and kinds. No tag ever holds an id, an address, a name or anything that somebody typed.
/// </summary>
public sealed class Figures
{
    public const string Name = "Kith";

    public static readonly ActivitySource Traces = new(Name);

    private readonly Counter<long> saves;
    private readonly Counter<long> auditLines;
    private readonly Counter<long> unwritten;
    private readonly Counter<long> sealedLines;
    private readonly Counter<long> turnedAway;
    private readonly Counter<long> mail;

    public Figures(IMeterFactory meters)
    {
        ArgumentNullException.ThrowIfNull(meters);
        var meter = meters.Create(Name);
        saves = meter.CreateCounter<long>("kith.saves", description: "Commands that were run, by what came of them");
        auditLines = meter.CreateCounter<long>("kith.audit.lines", description: "Lines of the audit that were written");
        unwritten = meter.CreateCounter<long>("kith.audit.unwritten", description: "Lines of the audit that could not be written; nothing was shown");
        sealedLines = meter.CreateCounter<long>("kith.seal.lines", description: "Lines of the Ledger and of the audit that were sealed");
        mail = meter.CreateCounter<long>("kith.mail", description: "Attempts to send a mail, by what became of it: sent, waits, parked");
        turnedAway = meter.CreateCounter<long>("kith.turned.away", description: "Requests that found no place and were told when to come back");
    }

    public void Mailed(string outcome) => mail.Add(1, new KeyValuePair<string, object?>("outcome", outcome));

    public void TurnedAway() => turnedAway.Add(1);

    public void Saved(string outcome) => saves.Add(1, new KeyValuePair<string, object?>("outcome", outcome));

    public void Audited(int lines) => auditLines.Add(lines);

    public void Unwritten(int lines) => unwritten.Add(lines);

    public void Sealed(int lines) => sealedLines.Add(lines);
}

public static class Telemetry
{
    public const string Variable = "KITH_TELEMETRY";

    // ASP.NET Core's own traces hold addresses, and Npgsql's hold statements: ours alone leave.
    private static readonly string[] Meters = [Figures.Name, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.RateLimiting", "Npgsql", "System.Runtime"];

    /// <param name="collector">Where figures go, by OTLP.</param>
    public static void SendTo(this IServiceCollection services, Uri collector) => services.AddOpenTelemetry()
        .ConfigureResource(resource => resource.AddService("kith"))
        .WithMetrics(metrics => metrics.AddMeter(Meters).AddOtlpExporter(otlp => otlp.Endpoint = collector))
        .WithTracing(traces => traces.AddSource(Figures.Name).AddOtlpExporter(otlp => otlp.Endpoint = collector));
}

/// <summary>One trace for each request, named by its route’s pattern.</summary>
internal sealed class Traced(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "none";
        using var trace = Figures.Traces.StartActivity($"{Method(context.Request)} {route}", ActivityKind.Server);
        await next(context);
        trace?.SetTag("http.route", route).SetTag("http.response.status_code", context.Response.StatusCode).SetTag("kith.request", context.TraceIdentifier);
    }

    // A method is whatever somebody sends.
    private static string Method(HttpRequest request) => HttpMethods.IsGet(request.Method) ? "GET" : HttpMethods.IsPost(request.Method) ? "POST" : "other";
}
