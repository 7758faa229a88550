using Kith.Platform.Data;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;

namespace Kith.Bench;

/// <summary>
/// The least that could be called the same work, ahead of Kith's own pipeline: for a page one compiled query of one row and as many bytes; for a
/// post the same rows in one transaction on the same kind of connection.
/// </summary>
internal sealed class BareEndpoints : IStartupFilter
{
    public const string Path = "/bare";

    private static readonly Func<KithDb, string, Task<string?>> NameOf =
        EF.CompileAsyncQuery((KithDb db, string reference) => db.Families.Where(f => f.Ref == reference).Select(f => f.Name).FirstOrDefault());

    private readonly Dictionary<string, (string FamilyRef, byte[] Body)> pages = [];
    private readonly List<Visit> visits = [];
    private Func<int, IEnumerable<string>> forms = _ => [];
    private int posted;

    public string Add(string name, string familyRef, byte[] body)
    {
        pages[name] = (familyRef, body);
        return $"{Path}/pages/{name}";
    }

    /// <summary>What one visit wrote, and the ids among it that were new: each time it is written again they are renewed.</summary>
    public void Add(IReadOnlyList<SentCommand> writes, IReadOnlySet<Guid> ids) => visits.Add(new Visit(writes, ids));

    /// <summary>Forms that have not been sent yet, as their addresses and bodies in lines, to be fetched outside the measured time.</summary>
    public void OfferForms(Func<int, IEnumerable<string>> offered) => forms = offered;

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Map($"{Path}/pages", bare => bare.Run(Read));
        app.Map($"{Path}/visit", bare => bare.Run(Write));
        app.Map($"{Path}/forms", bare => bare.Run(context => context.Response.WriteAsync(string.Join('\n', forms(int.Parse(context.Request.Query["n"]!))))));
        next(app);
    };

    private async Task Read(HttpContext context)
    {
        var (familyRef, body) = pages[context.Request.Path.Value![1..]];
        if (await NameOf(context.RequestServices.GetRequiredService<KithDb>(), familyRef) is null)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }

    private async Task Write(HttpContext context)
    {
        var visit = visits[Interlocked.Increment(ref posted) % visits.Count];
        var fresh = visit.Ids.ToDictionary(id => id, _ => (object)Guid.NewGuid());
        using var turn = await context.RequestServices.GetRequiredService<WriteQueue>().Take(CancellationToken.None);
        var database = context.RequestServices.GetRequiredService<KithDb>().Database;
        await database.OpenConnectionAsync();
        await using var transaction = await database.GetDbConnection().BeginTransactionAsync();
        foreach (var write in visit.Writes)
        {
            await using var command = database.GetDbConnection().CreateCommand();
            command.Transaction = transaction;
#pragma warning disable CA2100 // The text is what Entity Framework sent.
            command.CommandText = write.Sql;
#pragma warning restore CA2100
            foreach (var (name, value) in write.Parameters)
            {
                var parameter = command.CreateParameter();
                parameter.ParameterName = name;
                parameter.Value = value is Guid id && fresh.TryGetValue(id, out var renewed) ? renewed : value;
                command.Parameters.Add(parameter);
            }

            await command.ExecuteNonQueryAsync();
        }

        await transaction.CommitAsync();
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
    }

    private sealed record Visit(IReadOnlyList<SentCommand> Writes, IReadOnlySet<Guid> Ids);
}
