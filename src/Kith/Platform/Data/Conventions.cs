using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Kith.Platform.Data;

/// <summary>How every table stores what: typed ids as GUIDs, moments as UTC, codes as words, and a version that guards each editable record.</summary>
internal static class Conventions
{
    public const string VersionName = "Version";

    public static void Configure(ModelConfigurationBuilder configuration)
    {
        foreach (var id in typeof(FamilyId).Assembly.GetTypes().Where(IsId))
        {
            configuration.Properties(id).HaveConversion(typeof(IdConverter<>).MakeGenericType(id));

            // So that a query may also say “none” of an id, where two tables stand in one list.
            configuration.DefaultTypeMapping(id).HasConversion(typeof(IdConverter<>).MakeGenericType(id));
        }

        configuration.Properties<DateTime>().HaveConversion<UtcConverter>();
        configuration.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
    }

    public static void Finish(ModelBuilder builder)
    {
        foreach (var entity in builder.Model.GetEntityTypes())
        {
            if (entity.FindProperty(VersionName) is { } version && version.ClrType == typeof(int))
            {
                version.IsConcurrencyToken = true;
            }

            foreach (var key in entity.FindPrimaryKey()?.Properties.Where(p => IsId(p.ClrType)) ?? [])
            {
                key.ValueGenerated = ValueGenerated.Never;
            }

            foreach (var foreign in entity.GetForeignKeys().Where(f => !f.IsOwnership && f.DeleteBehavior != DeleteBehavior.Cascade))
            {
                foreign.DeleteBehavior = DeleteBehavior.Restrict;
            }
        }
    }

    private static bool IsId(Type type) =>
        type.IsValueType && type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IId<>));
}

internal sealed class IdConverter<T>() : ValueConverter<T, Guid>(id => id.Value, value => Make(value))
    where T : struct, IId<T>
{
    // An expression tree cannot call a static abstract member itself.
    private static T Make(Guid value) => T.From(value);
}

internal sealed class UtcConverter() : ValueConverter<DateTime, DateTime>(
    moment => moment.Kind == DateTimeKind.Utc ? moment : DateTime.SpecifyKind(moment, DateTimeKind.Utc),
    stored => DateTime.SpecifyKind(stored, DateTimeKind.Utc));
