using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace Kith.Platform.Data;

/// <summary>Where the record is kept: a folder with an embedded database, or a PostgreSQL server.</summary>
public sealed record Storage(string? Folder, string? Postgres, string? Files = null, string? Seals = null)
{
    public const string PostgresVariable = "KITH_POSTGRES";

    public bool IsEmbedded => Postgres is null;

    public string SqliteFile => Path.Combine(Folder!, "kith.db");

    /// <summary>Where files wait on their way into the record. Servers of one PostgreSQL share one, so that each can carry on another's work.</summary>
    public string FilesFolder => Files ?? Path.Combine(Folder ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "kith", Mark), "files");

    /// <summary>Where the key of the seals and the heads of their chain stand, outside the database.</summary>
    public string SealFolder => Seals ?? Path.Combine(Folder ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "kith", Mark), "seal");

    // Two records on one machine must not sweep up each other's files.
    private string Mark
    {
        get
        {
            var server = new NpgsqlConnectionStringBuilder(Postgres);
            return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{server.Host}:{server.Port}/{server.Database}")))[..16];
        }
    }

    /// <summary>How every part of Kith opens an embedded database to write, so that all share one pool of connections.</summary>
    public static string ConnectionTo(string sqliteFile) => new SqliteConnectionStringBuilder { DataSource = sqliteFile, ForeignKeys = true, DefaultTimeout = 5 }.ToString();

    public static Storage In(string folder) => new(Path.GetFullPath(folder), null);

    public static Storage On(string postgres) => new(null, postgres);

    /// <summary>Makes a folder, if need be, that only the account that runs Kith can read.</summary>
    public static void MakePrivate(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    /// <summary>Opens a new file that only the account that runs Kith can read.</summary>
    /// <exception cref="IOException">It is there already.</exception>
    public static FileStream NewPrivateFile(string file)
    {
        var how = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite };
        if (!OperatingSystem.IsWindows())
        {
            how.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(file, how);
    }
}

public static class StorageSetup
{
    private const string Waits = "synchronous_commit";

    public static IServiceCollection AddKithDb(this IServiceCollection services, Storage storage)
    {
        services.AddSingleton(storage);
        services.AddSingleton<WriteQueue>();
        services.AddScoped<Writes>();
        if (storage.IsEmbedded)
        {
            Directory.CreateDirectory(storage.Folder!);
            services.AddDbContextPool<SqliteKithDb>(options => UseSqlite(options, storage.SqliteFile));
            services.AddScoped(Bounded<SqliteKithDb>);
        }
        else
        {
            services.AddDbContextPool<PostgresKithDb>(options => UsePostgres(options, storage.Postgres!));
            services.AddScoped(Bounded<PostgresKithDb>);
        }

        return services;
    }

    // Contexts are pooled: each scope begins with nothing, whatever the one before was let see.
    private static KithDb Bounded<T>(IServiceProvider services)
        where T : KithDb
    {
        var db = services.GetRequiredService<T>();
        db.Bounds.Close();
        return db;
    }

    /// <summary>Brings the database to this version's tables; refuses one that another Kith has made or changed.</summary>
    public static async Task Prepare(this KithDb db, CancellationToken ct)
    {
        var applied = (await db.Database.GetAppliedMigrationsAsync(ct)).ToList();
        var unknown = applied.Except(db.Database.GetMigrations(), StringComparer.Ordinal).ToList();
        if (unknown.Count > 0)
        {
            throw new InvalidOperationException($"This database was made by another version of Kith ({unknown[^1]}), whose tables this one does not know. Start that version, or restore a backup of this one; a demonstration can be deleted.");
        }

        // Asking it to migrate what is migrated would make the whole model of the last migration first, at each start.
        if (db.Database.GetMigrations().Except(applied, StringComparer.Ordinal).Any())
        {
            await db.Database.MigrateAsync(ct);
        }

        if (db is SqliteKithDb)
        {
            await AssertDurable(db, ct);
        }
        else
        {
            await AssertConfirms(db, ct);
        }
    }

    internal static void UseSqlite(DbContextOptionsBuilder options, string file) =>
        options
            .UseSqlite(
                Storage.ConnectionTo(file),
                // A list as one parameter: with one for each of its elements the SQL would be made anew for every query.
                sqlite => sqlite.UseQuerySplittingBehavior(QuerySplittingBehavior.SingleQuery).UseParameterizedCollectionMode(ParameterTranslationMode.Parameter))
            .AddInterceptors(SqlitePragmas.Instance);

    internal static void UsePostgres(DbContextOptionsBuilder options, string connection) =>
        options.UseNpgsql(
            ConnectionOf(connection),
            postgres => postgres.UseQuerySplittingBehavior(QuerySplittingBehavior.SingleQuery))
            .AddInterceptors(ConfirmedCommits.Instance, SendBounds.Instance);

    /// <summary>
    /// Of several servers only the primary is spoken to: what a standby says may be older than what was taken away. Whatever a server or a role says, a commit waits for the
    /// disk (TR-40): only the connection itself can ask for less, and Kith does not start on that.
    /// </summary>
    /// <exception cref="InvalidOperationException">The connection says otherwise.</exception>
    public static string ConnectionOf(string postgres)
    {
        var asked = new NpgsqlConnectionStringBuilder(postgres);
        var isOneOfSeveral = asked.Host?.Contains(',', StringComparison.Ordinal) == true;
        if (isOneOfSeveral && asked.TargetSessionAttributes?.Equals("primary", StringComparison.OrdinalIgnoreCase) == false)
        {
            throw new InvalidOperationException($"Of several PostgreSQL servers Kith speaks to the primary alone, but the connection has Target Session Attributes={asked.TargetSessionAttributes}.");
        }

        var settings = postgres.TrimEnd(';');
        settings += isOneOfSeveral && asked.TargetSessionAttributes is null ? ";Target Session Attributes=primary" : string.Empty;
        if (asked.Options?.Contains(Waits, StringComparison.OrdinalIgnoreCase) != true)
        {
            var others = asked.Options is null ? string.Empty : $"{asked.Options} ";
            settings += $";Options={others}-c {Waits}=on";
        }

        return settings + (postgres.Contains("Max Auto Prepare", StringComparison.OrdinalIgnoreCase) ? string.Empty : ";Max Auto Prepare=200");
    }

    private static async Task AssertDurable(KithDb db, CancellationToken ct)
    {
        var journal = await db.Database.SqlQuery<string>($"SELECT journal_mode AS Value FROM pragma_journal_mode").SingleAsync(ct);
        var synchronous = await db.Database.SqlQuery<int>($"SELECT synchronous AS Value FROM pragma_synchronous").SingleAsync(ct);
        if (journal != "wal" || synchronous != 2)
        {
            throw new InvalidOperationException($"The database must keep a write-ahead log with full synchronisation, but has journal_mode={journal}, synchronous={synchronous}.");
        }
    }

    /// <summary>That a commit is on the disk before it is confirmed, and that a standby has not confirmed it: that is told in a warning, and in nothing else.</summary>
    private static async Task AssertConfirms(KithDb db, CancellationToken ct)
    {
        var least = await db.Database.SqlQuery<string>($"SELECT current_setting('client_min_messages') AS \"Value\"").SingleAsync(ct);
        if (least == "error")
        {
            throw new InvalidOperationException("PostgreSQL must tell its warnings, but has client_min_messages=error: a save that its standby has not confirmed would look as if it were kept.");
        }

        var waits = await db.Database.SqlQuery<string>($"SELECT current_setting('synchronous_commit') AS \"Value\"").SingleAsync(ct);
        if (waits is "off" or "local")
        {
            throw new InvalidOperationException($"PostgreSQL must wait for its disk and its standby, but has synchronous_commit={waits}: a save could be lost after it was shown as kept.");
        }
    }
}

/// <summary>Every connection keeps the log, waits for the disk, checks references and holds a small cache.</summary>
internal sealed class SqlitePragmas : DbConnectionInterceptor
{
    public static readonly SqlitePragmas Instance = new();

    private const string ForReading = "PRAGMA cache_size=-2000; PRAGMA busy_timeout=5000;";
    private const string Pragmas = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; " + ForReading;

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = PragmasOf(connection);
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = PragmasOf(connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    // A file that has no such log yet, a restored one perhaps, is first opened to see whether it is there.
    private static string PragmasOf(DbConnection connection) => connection.ConnectionString.Contains("Mode=ReadOnly", StringComparison.OrdinalIgnoreCase) ? ForReading : Pragmas;
}
