using System.Collections;
using System.Reflection;
using Kith.Platform.Forms;
using Kith.Practice.Shared;
using Xunit;

namespace Kith.Tests.Platform;

/// <summary>Where two save the same, the second sees everything that the first saved: what is not shown would be lost with the next save (TR-44).</summary>
public sealed class DifferenceTests
{
    public static TheoryData<Type> Inputs() =>
        [.. typeof(KithApp).Assembly.GetTypes().Select(InputOf).OfType<Type>().Where(t => t.GetProperty("Version") is not null).Distinct().OrderBy(t => t.Name)];

    [Theory]
    [MemberData(nameof(Inputs))]
    public void Every_property_of_a_form_is_compared(Type input)
    {
        foreach (var way in Ways(input, []))
        {
            var typed = Activator.CreateInstance(input)!;
            Put(typed, way);

            Assert.True(Difference.Between(Activator.CreateInstance(input)!, typed, _ => null).Count > 0, $"{input.Name}: {string.Join('.', way.Select(p => p.Name))} is not compared");
        }
    }

    [Fact]
    public void Rows_are_paired_by_what_they_are_about_and_not_by_their_place()
    {
        var (amy, ben) = (new PersonId(Guid.NewGuid()), new PersonId(Guid.NewGuid()));
        var saved = new Pair { Rows = [new Row { Child = amy, Text = "a" }, new Row { Child = ben, Text = "b" }] };
        var typed = new Pair { Rows = [new Row { Child = ben, Text = "b" }, new Row { Child = amy, Text = "mine" }], Codes = ["2", "1"] };

        Assert.Equal(
            [new Difference("Rows, Amy: Text", "a", "mine"), new Difference("Codes", string.Empty, "1, 2")],
            Difference.Between(saved, typed, item => item is PersonId id ? id == amy ? "Amy" : "Ben" : null));
    }

    private static Type? InputOf(Type type)
    {
        for (var parent = type.BaseType; !type.IsAbstract && parent is not null; parent = parent.BaseType)
        {
            if (parent.IsGenericType && parent.GetGenericTypeDefinition() == typeof(FormPage<>))
            {
                return parent.GetGenericArguments()[0];
            }
        }

        return null;
    }

    /// <summary>Every way down to something that somebody types; the id of a row only says which row it is.</summary>
    private static IEnumerable<PropertyInfo[]> Ways(Type type, PropertyInfo[] way)
    {
        foreach (var property in type.GetProperties().Where(p => p.SetMethod is { IsPublic: true } && p.Name != "Version" && !(way.Length > 0 && IsId(p.PropertyType))))
        {
            PropertyInfo[] on = [.. way, property];
            var inside = ItemOf(property.PropertyType) ?? property.PropertyType;
            foreach (var found in inside.IsClass && inside != typeof(string) ? Ways(inside, on) : [on])
            {
                yield return found;
            }
        }
    }

    private static void Put(object input, PropertyInfo[] way)
    {
        var (property, rest) = (way[0], way[1..]);
        var item = ItemOf(property.PropertyType);
        var value = rest.Length == 0 ? Sample(item ?? property.PropertyType) : Activator.CreateInstance(item ?? property.PropertyType)!;
        if (rest.Length > 0)
        {
            Put(value, rest);
        }

        if (item is not null)
        {
            var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(item))!;
            list.Add(value);
            value = list;
        }

        property.SetValue(input, value);
    }

    private static object Sample(Type type) => (Nullable.GetUnderlyingType(type) ?? type) switch
    {
        var t when t == typeof(string) => "typed",
        var t when t == typeof(bool) => true,
        var t when t == typeof(int) => 7,
        var t when t == typeof(decimal) => 7m,
        var t when t == typeof(Guid) => Guid.NewGuid(),
        var t when t == typeof(DateOnly) => new DateOnly(2026, 6, 16),
        var t when t == typeof(TimeOnly) => new TimeOnly(14, 30),
        var t when t.IsEnum => Enum.GetValues(t).GetValue(Enum.GetValues(t).Length - 1)!,
        var t when IsId(t) => t.GetMethod("From")!.Invoke(null, [Guid.NewGuid()])!,
        var t => throw new NotSupportedException($"Give a sample of {t}"),
    };

    private static Type? ItemOf(Type type) => type.IsGenericType && type.IsAssignableTo(typeof(IEnumerable)) ? type.GetGenericArguments()[0] : null;

    private static bool IsId(Type type) => type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IId<>));

    public sealed class Pair
    {
        public List<Row> Rows { get; set; } = [];

        public List<string> Codes { get; set; } = [];
    }

    public sealed class Row
    {
        public PersonId Child { get; set; }

        public string? Text { get; set; }
    }
}
