using Kith.Platform.Forms;

namespace Kith.Platform.SignIn;

/// <summary>
/// Asks for a fresh proof before a page that needs one. A form sent too late is kept as a draft, which the worker comes back to.
/// </summary>
public sealed class ProveAgainFirst(RequestDelegate next)
{
    public const string Path = "/sign-in/again";

    /// <summary>Where to prove who one is, and come back from.</summary>
    public static string On(string way) => $"{Path}?to={Uri.EscapeDataString(way)}";

    public async Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<NeedsStepUpAttribute>()?.Concerns(context.Request) != true || context.SignedIn()?.IsProved == true)
        {
            await next(context);
            return;
        }

        context.Response.Redirect(await WayBackTo(context));
    }

    /// <summary>Where to prove who one is and come back to what was asked for; what was typed is kept.</summary>
    public static async Task<string> WayBackTo(HttpContext context) => On(await WayBack(context));

    private static async Task<string> WayBack(HttpContext context)
    {
        var request = context.Request;
        if (HttpMethods.IsPost(request.Method)
            && request.HasFormContentType
            && context.RequestServices.GetRequiredService<Stamps>().Open(request.Form) is { } stamp
            && await context.RequestServices.GetRequiredService<Drafts>().Keep(stamp, request.Path, request.Form) is not null)
        {
            return $"{request.Path}?draft={stamp.Instance}";
        }

        return request.Path + request.QueryString;
    }
}
