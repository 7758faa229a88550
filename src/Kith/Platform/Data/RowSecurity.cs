using System.Buffers;
using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;

namespace Kith.Platform.Data;

/// <summary>PostgreSQL itself keeps back what the <see cref="Bounds"/> of a piece of work have not opened, whatever a statement asks for (TR-05).</summary>
internal sealed partial class RowSecurity(ILogger<RowSecurity> log) : IPrepare
{
    public async Task Prepare(KithDb db, CancellationToken ct)
    {
        if (db is not PostgresKithDb)
        {
            return;
        }

        var tables = db.Model.GetEntityTypes().Where(t => t.IsBounded()).Select(t => (Name: t.GetTableName()!, Rule: RuleOf(t))).Distinct().ToList();
        var secured = await db.Database.SqlQuery<string>($"SELECT tablename::text AS \"Value\" FROM pg_policies WHERE policyname = 'kith_bounds'").ToListAsync(ct);
        foreach (var (table, rule) in tables.Where(t => !secured.Contains(t.Name, StringComparer.Ordinal)))
        {
            await db.Database.ExecuteSqlAsync(Secure, ct);
            await db.Database.ExecuteSqlAsync($"SELECT kith_secure({table}, {rule})", ct);
        }

        if (await db.Database.SqlQuery<bool>($"SELECT rolsuper OR rolbypassrls AS \"Value\" FROM pg_roles WHERE rolname = current_user").SingleAsync(ct))
        {
            Unsecured();
        }
    }

    private const string Opened = "ANY ((SELECT string_to_array(nullif(current_setting('kith.families', true), '*'), ','))::uuid[])";

    private const string OfEpisode =
        $"""
        "FamilyEpisode" = {Opened}
        OR ((SELECT current_setting('kith.caseload', true)) <> '' AND (
            EXISTS (SELECT 1 FROM "Involvements" i WHERE i."FamilyEpisode" = TABLE."FamilyEpisode" AND i."EndedOn" IS NULL AND (
                i."Posting" = (SELECT nullif(split_part(current_setting('kith.caseload', true), ' ', 1), ''))::uuid
                OR (i."Team" = (SELECT nullif(split_part(current_setting('kith.caseload', true), ' ', 2), ''))::uuid AND i."Kind" <> 'CoWorker')))
            OR EXISTS (SELECT 1 FROM "BrokenGlasses" g WHERE g."FamilyEpisode" = TABLE."FamilyEpisode"
                AND g."Posting" = (SELECT nullif(split_part(current_setting('kith.caseload', true), ' ', 1), ''))::uuid
                AND g."Until" > (SELECT nullif(split_part(current_setting('kith.caseload', true), ' ', 3), ''))::timestamptz)))
        """;

    private const string OfAddress =
        $"""
        EXISTS (SELECT 1 FROM "FamilyEpisodes" e WHERE e."Family" = TABLE."Family" AND e."Id" = {Opened})
        """;

    private const string OfSafeContact =
        $"""
        EXISTS (SELECT 1 FROM "FamilyMembers" m JOIN "FamilyEpisodes" e ON e."Family" = m."Family" WHERE m."Person" = TABLE."Person" AND e."Id" = {Opened})
        """;

    private const string OfSite =
        $"""
        EXISTS (SELECT 1 FROM "Placements" p JOIN "CarePeriods" c ON c."Id" = p."CarePeriod" WHERE p."Id" = TABLE."Placement" AND (c."FamilyEpisode" = {Opened}
            OR EXISTS (SELECT 1 FROM "FamilyMembers" m JOIN "FamilyEpisodes" e ON e."Family" = m."Family" WHERE m."Person" = c."Child" AND e."Id" = {Opened})))
        """;

    private static string RuleOf(IReadOnlyEntityType table)
    {
        var name = table.GetTableName();
        var rule = name switch
        {
            "Addresses" => OfAddress,
            "SafeContacts" => OfSafeContact,
            "PlacementSites" => OfSite,
            _ => OfEpisode,
        };
        return rule.Replace("TABLE", $"\"{name}\"", StringComparison.Ordinal);
    }

    // Forced, because Kith’s role owns its tables. What is not set, or set to nothing, opens nothing. Adding is free: whoever adds has decided, and reads nothing by it.
    private static FormattableString Secure =>
        $"""
        CREATE OR REPLACE FUNCTION kith_secure(bounded text, rule text) RETURNS void LANGUAGE plpgsql AS $secure$
        BEGIN
            EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', bounded);
            EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', bounded);
            EXECUTE format('CREATE POLICY kith_bounds ON %I USING ((SELECT current_setting(''kith.families'', true)) = ''*'' OR %s) WITH CHECK (true)', bounded, rule);
        END
        $secure$
        """;

    [LoggerMessage(Level = LogLevel.Warning, Message = "PostgreSQL lets this account past row security: give Kith an account that is neither a superuser nor has BYPASSRLS (docs/operating.md)")]
    private partial void Unsecured();
}

/// <summary>
/// Every statement on a bounded table carries what it may read, in the same journey. The setting lasts for that statement’s transaction alone, so that a connection of the
/// pool never takes it to the next piece of work, and a statement without it reads nothing.
/// </summary>
internal sealed class SendBounds : DbCommandInterceptor
{
    public static readonly SendBounds Instance = new();

    private const string Sent = "SELECT set_config('kith.families', @kith_families, true), set_config('kith.caseload', @kith_caseload, true);\n";

    private static SearchValues<string>? names;

    public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
    {
        if (BoundsOf(command, eventData) is { } bounds)
        {
            if (eventData.CommandSource == CommandSource.SaveChanges)
            {
                using var before = Alone(command, bounds);
                before.ExecuteNonQuery();
            }
            else
            {
                Precede(command, bounds);
            }
        }

        return result;
    }

    public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        if (BoundsOf(command, eventData) is { } bounds)
        {
            // Of a save Entity Framework counts the answers, one for each row: there the setting goes before.
            if (eventData.CommandSource == CommandSource.SaveChanges)
            {
                await using var before = Alone(command, bounds);
                await before.ExecuteNonQueryAsync(cancellationToken);
            }
            else
            {
                Precede(command, bounds);
            }
        }

        return result;
    }

    public override DbDataReader ReaderExecuted(DbCommand command, CommandExecutedEventData eventData, DbDataReader result)
    {
        if (IsPreceded(command))
        {
            result.NextResult();
        }

        return result;
    }

    public override async ValueTask<DbDataReader> ReaderExecutedAsync(DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default)
    {
        if (IsPreceded(command))
        {
            await result.NextResultAsync(cancellationToken);
        }

        return result;
    }

    public override InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result)
    {
        if (BoundsOf(command, eventData) is { } bounds)
        {
            Precede(command, bounds);
        }

        return result;
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(NonQueryExecuting(command, eventData, result));

    /// <summary>The bounds of whoever sends a statement that touches a bounded table; null for any other.</summary>
    private static Bounds? BoundsOf(DbCommand command, CommandEventData sent)
    {
        if (sent.Context is not KithDb db || sent.CommandSource == CommandSource.Migrations)
        {
            return null;
        }

        names ??= SearchValues.Create([.. db.Model.GetEntityTypes().Where(t => t.IsBounded()).Select(t => $"\"{t.GetTableName()}\"")], StringComparison.Ordinal);
        return command.CommandText.AsSpan().ContainsAny(names) ? db.Bounds : null;
    }

    private static bool IsPreceded(DbCommand command) => command.CommandText.StartsWith(Sent, StringComparison.Ordinal);

#pragma warning disable CA2100 // The text is a constant, and what Entity Framework made.
    private static void Precede(DbCommand command, Bounds bounds)
    {
        command.CommandText = Sent + command.CommandText;
        Fill(command, bounds, bounds.Lifted is not null);
    }

    private static DbCommand Alone(DbCommand command, Bounds bounds)
    {
        var before = command.Connection!.CreateCommand();
        (before.Transaction, before.CommandText) = (command.Transaction, Sent);
        Fill(before, bounds, bounds.WasLifted);
        return before;
    }
#pragma warning restore CA2100

    private static void Fill(DbCommand command, Bounds bounds, bool isLifted)
    {
        command.Parameters.Add(new NpgsqlParameter<string>("kith_families", isLifted ? "*" : string.Join(',', bounds.Opened.Select(e => e.Value))));
        command.Parameters.Add(new NpgsqlParameter<string>(
            "kith_caseload", bounds.Caseload is { } posting ? string.Create(CultureInfo.InvariantCulture, $"{posting.Value} {bounds.Team.Value} {bounds.Moment:O}") : string.Empty));
    }
}
