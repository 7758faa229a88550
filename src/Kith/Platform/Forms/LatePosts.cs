using Kith.Platform.SignIn;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Diagnostics;

namespace Kith.Platform.Forms;

/// <summary>
/// A form posted after its session ended, or after the worker changed posting, is kept as a draft of the posting it was filled in for, and
/// the reply is the sign-in page. Nothing else is written, and nothing is read back before its author has signed in again.
/// </summary>
public sealed class LatePosts(RequestDelegate next)
{
    // COR_E_IO: a stream’s own complaint. A disk that is full, or a line that breaks, has the system’s number instead.
    private const int NoFaultOfTheSystem = unchecked((int)0x80131620);

    public async Task InvokeAsync(HttpContext context, Stamps stamps)
    {
        // A problem's own page is shown under the method of the request that failed, whose form may be what failed.
        var isProblem = context.Features.Get<IExceptionHandlerFeature>() is not null || context.Features.Get<IStatusCodeReExecuteFeature>() is not null;
        if (isProblem || !context.Request.HasFormContentType)
        {
            await next(context);
            return;
        }

        var takes = context.GetEndpoint()?.Metadata.GetMetadata<TakesFileAttribute>();
        if (takes is not null && !TakesFileAttribute.IsOpenTo(context))
        {
            // No draft keeps a file: whoever may not send one is turned away before it is read.
            await next(context);
            return;
        }

        using var upload = takes is null ? null : new Upload(context.RequestServices.GetRequiredService<UploadFolder>(), takes);
        context.Features.Set(upload);
        if (await ReadForm(context, upload) is not { } form)
        {
            return;
        }

        if (!HttpMethods.IsPost(context.Request.Method) || stamps.Open(form) is not { } stamp || context.Acting()?.Posting == stamp.Posting)
        {
            await next(context);
            return;
        }

        if (Drafts.AreTooLong(form))
        {
            context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            return;
        }

        await context.RequestServices.GetRequiredService<Drafts>().Keep(stamp, DraftEndpoint.PathOf(context, form), form, evenIfSaved: true);
        if (context.Request.Path.StartsWithSegments(DraftEndpoint.Path, StringComparison.Ordinal))
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        context.Response.Redirect($"/sign-in?kept=true&to={Uri.EscapeDataString(DraftEndpoint.Open(stamp.Instance))}");
    }

    /// <summary>The form, or null after answering that it is malformed (400) or too large (413).</summary>
    private static async Task<IFormCollection?> ReadForm(HttpContext context, Upload? upload)
    {
        try
        {
            var form = upload is null ? await context.Request.ReadFormAsync(context.RequestAborted) : await upload.ReadForm(context);

            if (!form.Any(f => f.Value.Any(Text.IsNoText)))
            {
                return form;
            }

            context.Response.StatusCode = StatusCodes.Status400BadRequest;
        }
        catch (BadHttpRequestException refused)
        {
            context.Response.StatusCode = refused.StatusCode;
        }
        catch (Exception why) when (why is InvalidDataException or NotSupportedException or IOException { HResult: NoFaultOfTheSystem })
        {
            // Not what it says it is, in letters that nobody reads any more, or cut off in the middle of a part.
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
        }

        // The page that says so must not try to read it again.
        context.Request.ContentType = null;
        return null;
    }
}

/// <summary>Where a page's script sends what is being typed, within five seconds of typing.</summary>
public static class DraftEndpoint
{
    /// <summary>The page that lists a worker's drafts.</summary>
    public const string List = "/drafts";

    public const string Path = "/drafts/keep";

    /// <summary>Leads back to the form of a draft with what was typed in it, or to the list when it is no draft of this posting.</summary>
    public static string Open(Guid instance) => $"{List}?open={instance}";

    internal const string PageField = "__page";

    public static void MapDrafts(this IEndpointRouteBuilder routes) =>
        routes.MapPost(Path, Keep).WithMetadata(new NeedsAttribute(Practice.Access.Duty.UseKith));

    internal static string PathOf(HttpContext context, IFormCollection form) =>
        context.Request.Path.StartsWithSegments(Path, StringComparison.Ordinal) && form[PageField] is [{ Length: > 0 and < 400 } page] && IsOurs(page)
            ? page
            : context.Request.Path;

    /// <summary>A path of this site: a draft is later offered as a link to it.</summary>
    private static bool IsOurs(string page) => page is ['/'] or ['/', not ('/' or '\\'), ..];

    private static async Task<IResult> Keep(HttpContext context, Stamps stamps, Drafts drafts, Microsoft.AspNetCore.Antiforgery.IAntiforgery antiforgery)
    {
        if (!await antiforgery.IsRequestValidAsync(context))
        {
            return Results.BadRequest();
        }

        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (stamps.Open(form) is not { } stamp)
        {
            return Results.BadRequest();
        }

        if (Drafts.AreTooLong(form))
        {
            return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        }

        return await drafts.Keep(stamp, PathOf(context, form), form) is { } kept
            ? Results.Json(new { savedAt = Practice.Shared.Now.InLondon(kept).ToString("HH:mm"), draft = stamp.Instance })
            : Results.Conflict();
    }
}
