using System.Collections.Concurrent;
using System.Data.Common;
using Kith.Platform.Data;
using Kith.Platform.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Kith.Bench;

/// <summary>
/// The same pages for a request that asks for it without what decides about them: no duty of the route, no audit of the read, no bounds beneath, and in each statement no gate (conflict,
/// list, glass) and nothing asked of them by a list. What is left is what Kith would do if everybody might read everything. It stands in this benchmark and nowhere else.
/// </summary>
internal sealed class WithoutControls : DbCommandInterceptor, IStartupFilter
{
    public const string Header = "X-Without-Controls";

    private static readonly string[] Asked = ["Interests", "Restrictions", "ListedPostings", "BrokenGlasses"];
    private static readonly AsyncLocal<bool> IsOff = new();

    private readonly ConcurrentDictionary<string, (Endpoint Endpoint, RouteValueDictionary Values)> seen = [];
    private readonly ConcurrentDictionary<string, string> stripped = [];

    /// <summary>How often a statement lost what it asked, in how many statements.</summary>
    public (int Statements, int Of) Stripped => (stripped.Count(s => s.Key != s.Value), stripped.Count);

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(async (context, rest) =>
        {
            if (context.Request.Headers.ContainsKey(Header) && seen.TryGetValue(context.Request.Path, out var known))
            {
                (context.Request.RouteValues, IsOff.Value) = (new RouteValueDictionary(known.Values), true);
                context.SetEndpoint(known.Endpoint);
                context.RequestServices.GetRequiredService<KithDb>().Bounds.Lift("What a page costs without them is measured");
                await rest(context);
                return;
            }

            await rest(context);
            if (context.GetEndpoint() is RouteEndpoint endpoint && endpoint.Metadata.GetMetadata<NeedsAttribute>() is not null)
            {
                var open = new RouteEndpoint(endpoint.RequestDelegate!, endpoint.RoutePattern, endpoint.Order, new EndpointMetadataCollection(endpoint.Metadata.Where(m => m is not NeedsAttribute).Append(new AuthorizeAttribute())), endpoint.DisplayName);
                seen.TryAdd(context.Request.Path, (open, new RouteValueDictionary(context.Request.RouteValues)));
            }
        });
        next(app);
    };

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        if (IsOff.Value)
        {
#pragma warning disable CA2100 // The text is what Entity Framework sent, less its conditions.
            command.CommandText = stripped.GetOrAdd(command.CommandText, Strip);
#pragma warning restore CA2100
        }

        return ValueTask.FromResult(result);
    }

    /// <summary>The statement in which nothing is found of what stands before a family: whatever is asked of those tables, nested or not, is answered with no.</summary>
    private static string Strip(string sql)
    {
        for (var at = Next(sql, 0); at >= 0; at = Next(sql, at + 1))
        {
            var (open, depth, end) = (sql.IndexOf('(', at), 0, 0);
            for (end = open; depth > 0 || end == open; end++)
            {
                depth += sql[end] switch { '(' => 1, ')' => -1, _ => 0 };
            }

            var body = sql[open..end];
            if (Asked.Any(t => body.Contains($"FROM \"{t}\"", StringComparison.Ordinal)) && !body.Contains("\"Involvements\"", StringComparison.Ordinal))
            {
                sql = string.Concat(sql.AsSpan(0, at), "(1 = 0)", sql.AsSpan(end));
            }
        }

        return sql;

        static int Next(string sql, int from) => sql.IndexOf("EXISTS (", from, StringComparison.Ordinal);
    }
}
