namespace Kith.Platform.Web;

/// <summary>Which part of Kith an installation serves, for an authority that wants nothing else: every other address leads nowhere.</summary>
public sealed record ServedPart(string? Name)
{
    public const string Directory = "directory";

    public static readonly ServedPart All = new((string?)null);

    public static readonly IReadOnlyList<string> Names = [Directory];

    // What any part stands on: signing in, who works here, help, and what a browser asks for by itself.
    private static readonly string[] Beneath =
        ["/sign-in", "/sign-out", "/account", "/posting", "/organisation", "/help", "/privacy", "/accessibility", "/problem", "/health", "/drafts", "/assets"];

    public string Home => Name is null ? "/" : $"/{Name}";

    public bool Holds(PathString path) => Name switch
    {
        null => true,
        _ => path.StartsWithSegments($"/{Name}", StringComparison.OrdinalIgnoreCase) || path.StartsWithSegments("/oruk", StringComparison.OrdinalIgnoreCase)
            || Array.Exists(Beneath, b => path.StartsWithSegments(b, StringComparison.OrdinalIgnoreCase)),
    };
}

/// <summary>Answers for what is not served as for what was never there; the front page is the part’s own.</summary>
internal sealed class ServeOnly(RequestDelegate next, ServedPart part)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (part.Holds(context.Request.Path))
        {
            return next(context);
        }

        if (context.Request.Path == "/")
        {
            context.Response.Redirect(part.Home);
            return Task.CompletedTask;
        }

        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
