using Microsoft.AspNetCore.Diagnostics;
using Microsoft.EntityFrameworkCore;

namespace Kith.Platform.Data;

/// <summary>
/// A signed-in request opens the embedded database once: otherwise Entity Framework opens it for every command, and registers its functions and
/// pragmas each time. PostgreSQL's openings cost little, and a slow reader shall not hold one of its connections.
/// </summary>
public sealed class OneOpening(RequestDelegate next, Storage storage)
{
    public async Task InvokeAsync(HttpContext context, KithDb db)
    {
        // The page that tells of a fault must not ask the database, which may be what failed.
        if (!storage.IsEmbedded || context.User.Identity?.IsAuthenticated != true || context.Features.Get<IExceptionHandlerFeature>() is not null)
        {
            await next(context);
            return;
        }

        await db.Database.OpenConnectionAsync(context.RequestAborted);
        try
        {
            await next(context);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }
}
