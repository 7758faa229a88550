using System.Text;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;

namespace Kith.Features.Access;

/// <summary>What a page's script asks the server before it asks the browser for a passkey.</summary>
public static class PasskeyEndpoints
{
    public static void MapPasskeys(this IEndpointRouteBuilder routes)
    {
        routes.MapPost(AccessLinks.AskForNewPasskey, AskForNew).WithMetadata(new NeedsAttribute(Duty.UseKith), new NeedsStepUpAttribute());
        routes.MapPost(AccessLinks.AskForPasskey, Ask).WithMetadata(new AllowAnonymousAttribute());
    }

    private static async Task<IResult> AskForNew(HttpContext context, Passkeys passkeys, Sessions sessions, IAntiforgery antiforgery) =>
        await antiforgery.IsRequestValidAsync(context) && await sessions.AccountOf(context.User, context.RequestAborted) is { } account
            ? Json(await passkeys.AskForNew(context, account, context.MustAct().Name))
            : Results.BadRequest();

    private static async Task<IResult> Ask(HttpContext context, Passkeys passkeys, Sessions sessions, IAntiforgery antiforgery) =>
        await antiforgery.IsRequestValidAsync(context)
            ? Json(await passkeys.Ask(context, await sessions.AccountOf(context.User, context.RequestAborted)))
            : Results.BadRequest();

    private static IResult Json(string options) => Results.Text(options, "application/json", Encoding.UTF8);
}
