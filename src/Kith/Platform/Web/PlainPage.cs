using System.Globalization;
using System.Net.Mime;
using Kith.Platform.Data;
using Kith.Platform.Forms;
using Kith.Platform.Look;
using Kith.Platform.Record;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Diagnostics;

namespace Kith.Platform.Web;

/// <summary>A page that stands on nothing: no database, no session, no template. It is shown where those are what is missing.</summary>
internal static class PlainPage
{
    private const int SoonestSeconds = 5;
    private const int LatestSeconds = 15;

    /// <summary>
    /// Answers 503 and says when to come back, each time a little differently, so that not all come back at once. A form that somebody was sending comes back with what they
    /// typed, to be sent again: browsers keep nothing of a page that may not be stored.
    /// </summary>
    /// <param name="mayBeKept">What was sent may have been kept or not; sent again it is answered as the first time if it was.</param>
    public static async Task Later(HttpContext context, string why, bool mayBeKept = false)
    {
        var seconds = Random.Shared.Next(SoonestSeconds, LatestSeconds + 1);
        context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        var fault = context.Features.Get<IExceptionHandlerFeature>();
        var endpoint = fault?.Endpoint ?? context.GetEndpoint();
        var address = endpoint is null ? "/" : new PathString(fault?.Path ?? context.Request.Path).ToUriComponent() + context.Request.QueryString.ToUriComponent();
        if (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method))
        {
            await Write(context, StatusCodes.Status503ServiceUnavailable, "Kith cannot answer now", Markup.Of($"""
                <p class="govuk-body">{why} Your drafts are safe.</p>
                <p class="govuk-body"><a class="govuk-link" href="{address}">Try again</a> in {seconds} seconds.</p>
                """));
            return;
        }

        var typed = endpoint is null ? null : await Typed(context);
        var heading = mayBeKept ? "Kith does not know whether this was saved" : "This has not been saved";
        await Write(context, StatusCodes.Status503ServiceUnavailable, heading, typed is null
            ? Markup.Of($"""
                <p class="govuk-body">{why}</p>
                <p class="govuk-body">Wait {seconds} seconds, go back and try again. You may have to type or choose it again.</p>
                """)
            : Markup.Of($"""
                <p class="govuk-body">{why}</p>
                <p class="govuk-body">What you typed is still here, on this page. Wait {seconds} seconds and {(mayBeKept ? "look whether it was kept" : "send it again")} before you leave. Nothing is ever saved twice.</p>
                <form method="post" action="{address}" novalidate>
                {Markup.All(typed, (field, _) => Markup.Of($"<input type=\"hidden\" name=\"{field.Name}\" value=\"{field.Value}\">"))}
                <button class="govuk-button">{(mayBeKept ? "Look whether it was kept" : "Send again")}</button>
                </form>
                """));
    }

    public static Task Fault(HttpContext context) => Write(context, StatusCodes.Status500InternalServerError, "Something went wrong", Markup.Of($"""
        <p class="govuk-body">What you were doing may not have been saved. Go back and check before you do it again. Your drafts are safe.</p>
        <p class="govuk-body">If you ask for help, give this reference: {context.TraceIdentifier}</p>
        """));

    /// <summary>
    /// The fields of a form that carries a stamp, as no form with a password does; null where it is none, and where a file came with it.
    /// </summary>
    private static async Task<IReadOnlyList<(string Name, string? Value)>?> Typed(HttpContext context)
    {
        if (!context.Request.HasFormContentType)
        {
            return null;
        }

        try
        {
            var form = await context.Request.ReadFormAsync(context.RequestAborted);
            return !form.ContainsKey(Stamp.FieldName) || form.Keys.Any(PasswordFields.Is) || form.Files.Count > 0 || form.Any(f => f.Value.Any(Text.IsNoText)) ? null : [.. form.SelectMany(f => f.Value, (f, value) => (f.Key, value))];
        }
        catch (Exception why) when (why is InvalidDataException or NotSupportedException or IOException)
        {
            return null;
        }
    }

    private static async Task Write(HttpContext context, int status, string heading, Markup body)
    {
        var page = Markup.Of($"""
            <!DOCTYPE html>
            <html lang="en" class="govuk-template">
            <head>
            <meta charset="utf-8">
            <title>{heading} - Kith</title>
            <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
            <link rel="stylesheet" href="/assets/kith.css">
            </head>
            <body class="govuk-template__body">
            <div class="govuk-width-container"><main class="govuk-main-wrapper" id="main-content">
            <h1 class="govuk-heading-l">{heading}</h1>
            {body}
            </main></div>
            </body>
            </html>
            """).ToString();
        (context.Response.StatusCode, context.Response.ContentType) = (status, $"{MediaTypeNames.Text.Html}; charset=utf-8");
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await context.Response.WriteAsync(page, context.RequestAborted);
        }
    }
}

/// <summary>Where the database is away, or cannot write down that a page is read, nothing can be shown that stands on it, and whoever sent a form gets it back.</summary>
internal sealed class ToldToComeBack : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is AuditUnwrittenException && HttpMethods.IsPost(httpContext.Request.Method))
        {
            await PlainPage.Later(httpContext, "Kith cannot write down who reads, and shows nothing of the record until it can.", httpContext.Items.ContainsKey(typeof(UnconfirmedException)));
            return true;
        }

        if (!RecordGone.Is(exception))
        {
            return false;
        }

        await PlainPage.Later(httpContext, "Kith cannot reach the record.");
        return true;
    }
}

/// <summary>Where even the page that tells of a fault met one (TR-66).</summary>
internal sealed class LastResort(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
#pragma warning disable CA1031 // Whatever it is, somebody waits for an answer; the fault itself has been told by its handler.
        catch (Exception) when (!context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested)
#pragma warning restore CA1031
        {
            context.Response.Clear();
            await PlainPage.Fault(context);
        }
    }
}
