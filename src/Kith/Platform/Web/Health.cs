using Kith.Platform.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace Kith.Platform.Web;

internal static class Health
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", () => Results.Text("live")).WithMetadata(new AllowAnonymousAttribute(), new TakesNoPlaceAttribute());
        routes.MapGet("/health/ready", Ready).WithMetadata(new AllowAnonymousAttribute(), new TakesNoPlaceAttribute());
    }

    /// <summary>Ready when the database answers and stands at this version's tables.</summary>
    private static async Task<IResult> Ready(KithDb db, CancellationToken ct)
    {
        try
        {
            var pending = await db.Database.GetPendingMigrationsAsync(ct);
            return pending.Any() ? Results.Text("migrating", statusCode: 503) : Results.Text("ready");
        }
        catch (Exception e) when (e is System.Data.Common.DbException or InvalidOperationException or TimeoutException)
        {
            return Results.Text("the database does not answer", statusCode: 503);
        }
    }
}
