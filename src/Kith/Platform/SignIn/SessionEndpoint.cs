using Microsoft.AspNetCore.Antiforgery;

namespace Kith.Platform.SignIn;

/// <summary>How long the session lasts, for the page that warns of its end: to look puts nothing off, to stay does (TR-36).</summary>
public static class SessionEndpoint
{
    public const string Path = "/account/session";

    public static void MapSession(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, Look).WithMetadata(new SignedInOnlyAttribute());
        routes.MapPost(Path, Stay).WithMetadata(new SignedInOnlyAttribute());
    }

    private static IResult Look(HttpContext context) =>
        Results.Json(new { left = (int)context.SignedIn()!.Left.TotalSeconds, canBeExtended = context.SignedIn()!.CanBeExtended });

    private static async Task<IResult> Stay(HttpContext context, IAntiforgery antiforgery) =>
        await antiforgery.IsRequestValidAsync(context) ? Look(context) : Results.BadRequest();
}
