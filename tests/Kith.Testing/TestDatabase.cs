using System.Data.Common;
using Kith.Platform.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Kith.Testing;

/// <summary>
/// A fresh database of this version's tables for one test class: a copy of a template, on SQLite, or on the PostgreSQL server that
/// KITH_TEST_POSTGRES names.
/// </summary>
public sealed class TestDatabase : IAsyncDisposable
{
    // Neither a superuser nor past row security, as Kith's own account is.
    private const string Role = "kith_tests";

    private static readonly string? Server = Environment.GetEnvironmentVariable("KITH_TEST_POSTGRES");
    private static readonly string Run = Guid.NewGuid().ToString("N")[..8];
    private static readonly Lazy<Task<string>> Template = new(() => IsPostgres ? PostgresTemplate() : SqliteTemplate());

    private readonly string? server;

    private TestDatabase(Storage storage, string? server = null) => (Storage, this.server) = (storage, server);

    public static bool IsPostgres => !string.IsNullOrWhiteSpace(Server);

    public Storage Storage { get; }

    /// <param name="empty">Without tables, for tests of how a database begins.</param>
    public static async Task<TestDatabase> Create(bool empty = false)
    {
        var name = $"kith_{Run}_{Guid.NewGuid():N}";
        if (IsPostgres)
        {
            await Make(Server!, name, empty ? string.Empty : $"TEMPLATE {await Template.Value} STRATEGY FILE_COPY");
            return new TestDatabase(StorageOn(Server!, name), Server);
        }

        var folder = Path.Combine(Path.GetTempPath(), name);
        Directory.CreateDirectory(folder);
        var storage = Storage.In(folder);
        if (!empty)
        {
            File.Copy(await Template.Value, storage.SqliteFile);
        }

        return new TestDatabase(storage);
    }

    /// <summary>A fresh database on a server of the test’s own.</summary>
    public static async Task<TestDatabase> On(string server)
    {
        var name = $"kith_{Run}_{Guid.NewGuid():N}";
        await Make(server, name);
        var made = new TestDatabase(StorageOn(server, name), server);
        await Migrate(made.Storage);
        return made;
    }

    /// <summary>A connection of whoever runs the database server, whom no row security holds back.</summary>
    public async Task<DbConnection> Open()
    {
        DbConnection connection = Storage.Postgres is { } postgres
            ? new NpgsqlConnection(new NpgsqlConnectionStringBuilder(server) { Database = new NpgsqlConnectionStringBuilder(postgres).Database, Pooling = false }.ToString())
            : new SqliteConnection(Storage.ConnectionTo(Storage.SqliteFile));
        await connection.OpenAsync();
        return connection;
    }

    public async ValueTask DisposeAsync()
    {
        if (Storage.Postgres is { } connection)
        {
            var name = new NpgsqlConnectionStringBuilder(connection).Database;
            await OnServer(server!, $"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
            if (Directory.Exists(Storage.FilesFolder))
            {
                Directory.Delete(Storage.FilesFolder, recursive: true);
            }

            return;
        }

        // Its own pool alone: others are in the middle of their work.
        await using var pooled = new SqliteConnection(Storage.ConnectionTo(Storage.SqliteFile));
        SqliteConnection.ClearPool(pooled);
        Directory.Delete(Storage.Folder!, recursive: true);
    }

    private static async Task<string> SqliteTemplate()
    {
        var folder = Path.Combine(Path.GetTempPath(), $"kith_{Run}_template");
        var storage = Storage.In(folder);
        await Migrate(storage);
        SqliteConnection.ClearAllPools();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        return storage.SqliteFile;
    }

    private static async Task<string> PostgresTemplate()
    {
        var name = $"kith_{Run}_template";
        await Make(Server!, name);
        await Migrate(Storage.On(With(Server!, name) + ";Pooling=false"));
        return name;
    }

    private static async Task Migrate(Storage storage)
    {
        var services = new ServiceCollection();
        services.AddKith(storage);
        await using var provider = services.BuildServiceProvider();
        await provider.PrepareRecord(CancellationToken.None);
    }

    private static Storage StorageOn(string server, string name) =>
        Storage.On(With(server, name)) with { Files = Path.Combine(Path.GetTempPath(), name), Seals = Path.Combine(Path.GetTempPath(), name, "seal") };

    private static string With(string server, string database) => new NpgsqlConnectionStringBuilder(server) { Database = database, Username = Role, Password = Role, MaxPoolSize = 8 }.ToString();

    private static async Task Make(string server, string database, string how = "")
    {
        await OnServer(server, $"DO $$ BEGIN CREATE ROLE {Role} LOGIN PASSWORD '{Role}'; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$");
        await OnServer(server, $"CREATE DATABASE {database} OWNER {Role} {how}");
    }

    private static async Task OnServer(string server, string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(server) { Database = "postgres", Pooling = false }.ToString());
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Database names cannot be parameters; these are made above from hexadecimal digits.
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}
