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
        if (!storage.IsEmbedded || context.User.Identity?.IsAuthenticated != true)
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
