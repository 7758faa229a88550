using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Design.Internal;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Design;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Kith.Tools;

/// <summary>Until the first release each database has one migration, made anew from the model whenever the model changes.</summary>
internal static class InitialMigration
{
    public static void Write(DbContext context, string name, string migrations)
    {
        var database = context.Database.ProviderName!.EndsWith("Sqlite", StringComparison.Ordinal) ? "Sqlite" : "Postgres";
        var made = Scaffolder(context).ScaffoldMigration(name, "Kith.Migrations", database, "C#");

        // A database made by another build's tables is another's: the id says which tables it makes, under a file name that stays.
        var mark = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(made.MigrationCode + made.MetadataCode)))[..12];

        var folder = Path.Combine(migrations, database);
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        Directory.CreateDirectory(folder);
        Save($"{made.MigrationId}{made.FileExtension}", made.MigrationCode);
        Save($"{made.MigrationId}.Designer{made.FileExtension}", made.MetadataCode.Replace($"[Migration(\"{made.MigrationId}\")]", $"[Migration(\"{made.MigrationId}_{mark}\")]", StringComparison.Ordinal));
        Save($"{made.SnapshotName}{made.FileExtension}", made.SnapshotCode);

        void Save(string file, string code)
        {
            var path = Path.Combine(folder, file);
            File.WriteAllText(path, code);
            Console.WriteLine(path);
        }
    }

    private static IMigrationsScaffolder Scaffolder(DbContext context)
    {
        var reporter = new OperationReporter(new OperationReportHandler());
        var services = new DesignTimeServicesBuilder(context.GetType().Assembly, typeof(InitialMigration).Assembly, reporter, [])
            .CreateServiceCollection(context);
        return services
            .Replace(ServiceDescriptor.Singleton<IMigrationsIdGenerator, TheOneId>())
            .Replace(ServiceDescriptor.Singleton<IMigrationsAssembly>(new NothingYet(context.GetType().Assembly)))
            .BuildServiceProvider().CreateScope().ServiceProvider.GetRequiredService<IMigrationsScaffolder>();
    }

    // The same id every time, so that a regenerated migration keeps its file name and shows only what changed.
    private sealed class TheOneId : IMigrationsIdGenerator
    {
        private const string Stamp = "20260101000000";

        public string GenerateId(string name) => $"{Stamp}_{name}";

        public string GetName(string id) => id[(Stamp.Length + 1)..];

        public bool IsValidId(string value) => value.StartsWith(Stamp, StringComparison.Ordinal);
    }

    // The scaffolder is to see no earlier migration, or it would write only the difference.
    private sealed class NothingYet(Assembly assembly) : IMigrationsAssembly
    {
        public IReadOnlyDictionary<string, TypeInfo> Migrations { get; } = new Dictionary<string, TypeInfo>(StringComparer.Ordinal);

        public ModelSnapshot? ModelSnapshot => null;

        public Assembly Assembly => assembly;

        public string? FindMigrationId(string nameOrId) => null;

        public Migration CreateMigration(TypeInfo migrationClass, string activeProvider) =>
            throw new InvalidOperationException("There is no earlier migration.");
    }
}
