using System.Collections;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using Kith.Platform.Data;
using Kith.Practice.Shared;

namespace Kith.Platform.Forms;

/// <summary>A field whose saved value is not what was typed.</summary>
public sealed record Difference(string Field, string Saved, string Typed)
{
    /// <summary>Every field that a form binds, those of its rows too. Rows are paired by the id they carry, or by what the page calls them, or by their place.</summary>
    /// <param name="named">What the page calls a row, an id or a code; null where it has no word of its own for it.</param>
    public static IReadOnlyList<Difference> Between(object saved, object typed, Func<object, string?> named)
    {
        ArgumentNullException.ThrowIfNull(saved);
        ArgumentNullException.ThrowIfNull(typed);
        var (now, mine) = (FieldsOf(saved, named), FieldsOf(typed, named));
        return now.Concat(mine).DistinctBy(f => f.Key)
            .Select(f => new Difference(f.Label, Words(now, f.Key), Words(mine, f.Key)))
            .Where(d => d.Saved != d.Typed)
            .ToList();
    }

    private static List<Told> FieldsOf(object input, Func<object, string?> named) => Fields(input, string.Empty, string.Empty, named).ToList();

    private static string Words(List<Told> fields, string key) => fields.Find(f => f.Key == key)?.Words ?? string.Empty;

    private static IEnumerable<Told> Fields(object input, string key, string label, Func<object, string?> named)
    {
        foreach (var property in input.GetType().GetProperties().Where(p => p.SetMethod is { IsPublic: true } && p.Name != Conventions.VersionName))
        {
            var (value, name) = (property.GetValue(input), property.GetCustomAttribute<DisplayAttribute>()?.Name ?? Spaced(property.Name));
            var (at, called) = ($"{key}.{property.Name}", label + name);
            var inside = value switch
            {
                null or string => null,
                IEnumerable rows => Rows(rows.Cast<object>().ToList(), at, label, name, named),
                _ when property.PropertyType.IsClass => Fields(value, at, $"{called}: ", named),
                _ => null,
            };
            foreach (var field in inside ?? [new Told(at, called, Said(value, named))])
            {
                yield return field;
            }
        }
    }

    private static IEnumerable<Told> Rows(List<object> rows, string key, string label, string name, Func<object, string?> named)
    {
        if (rows.TrueForAll(r => r is string or ValueType))
        {
            return [new Told(key, label + name, string.Join(", ", rows.Select(r => Said(r, named)).Order(StringComparer.Ordinal)))];
        }

        return rows.SelectMany((row, i) =>
        {
            var id = row.GetType().GetProperties().FirstOrDefault(IsId);
            var called = named(row) ?? (id is null ? null : named(id.GetValue(row)!));
            var at = $"{key}[{id?.GetValue(row) ?? called ?? $"{i}"}]";
            return Fields(row, at, $"{label}{name}, {called ?? $"{i + 1}"}: ", named).Where(f => f.Key != $"{at}.{id?.Name}");
        });
    }

    private static bool IsId(PropertyInfo property) =>
        property.PropertyType.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IId<>));

    private static string Said(object? value, Func<object, string?> named) => value switch
    {
        null or "" => string.Empty,
        DateOnly day => day.ToString("d MMMM yyyy"),
        bool yes => yes ? "Yes" : "No",
        Enum choice => Spaced($"{choice}"),
        _ => named(value) ?? value.ToString() ?? string.Empty,
    };

    private static string Spaced(string name) => string.Concat(name.Select((c, i) => i > 0 && char.IsUpper(c) ? $" {char.ToLowerInvariant(c)}" : $"{c}"));

    private sealed record Told(string Key, string Label, string Words);
}
