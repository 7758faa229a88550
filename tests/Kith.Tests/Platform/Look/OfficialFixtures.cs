using System.Text.Json;
using System.Text.Json.Serialization;
using Kith.Platform.Look;
using Microsoft.AspNetCore.Html;

namespace Kith.Tests.Platform.Look;

/// <summary>
/// The examples that GOV.UK Frontend ships for one component. Each is rendered as its HTML says, or stands in the list of those that ask for an
/// option which Kith does not offer, with that option's name; a list that no longer tells the truth fails too.
/// </summary>
public abstract class OfficialFixtures<T>(string component, Func<T, Markup> render)
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        PropertyNameCaseInsensitive = false,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new LooseText(), new LooseNumber(), new LooseAttributes(), new MarkupText(), new WithoutHoles(), new PartOrFalse() },
    };

    private static readonly JsonSerializerOptions Inner = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new LooseText(), new LooseAttributes() },
    };

    /// <summary>The missing option, by the name of the fixture that asks for it.</summary>
    protected virtual Dictionary<string, string> NotOffered => [];

    [Fact]
    public void Every_official_fixture_is_rendered_or_listed_with_what_it_lacks()
    {
        var fixtures = Fixture.Of(component);
        Assert.NotEmpty(fixtures);
        var unknown = NotOffered.Keys.Except(fixtures.Select(fixture => fixture.Name));
        List<string> untrue = [.. unknown.Select(name => $"{name}: listed, but there is no such fixture")];
        untrue.AddRange(fixtures.Select(Verdict).OfType<string>());
        Assert.True(untrue.Count == 0, string.Join("\n\n", untrue));
    }

    private string? Verdict(Fixture fixture)
    {
        var listed = NotOffered.GetValueOrDefault(fixture.Name);
        try
        {
            var made = Html.Canonical(render(fixture.Options.Deserialize<T>(Strict)!).ToString());
            var official = Html.Canonical(fixture.Html);
            if (made != official) return $"{fixture.Name}: differs for {fixture.Options.GetRawText()}\n--- official\n{official}\n--- made\n{made}";
            return listed is null ? null : $"{fixture.Name}: listed for {listed}, but rendered as it should be";
        }
        catch (JsonException unknown)
        {
            var named = unknown.Message.StartsWith("The JSON property '", StringComparison.Ordinal);
            var option = named ? unknown.Message.Split('\'')[1] : $"{unknown.Path} {unknown.Message}";
            return option == listed ? null : $"{fixture.Name}: asks for {option}, listed for {listed ?? "nothing"}";
        }
    }

    /// <summary>Nunjucks takes numbers and booleans for text, and false for none.</summary>
    private sealed class LooseText : JsonConverter<string>
    {
        public override bool HandleNull => true;

        public override string? Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => reader.TokenType switch
        {
            JsonTokenType.String => reader.GetString(),
            JsonTokenType.Number => System.Text.Encoding.UTF8.GetString(reader.ValueSpan),
            JsonTokenType.True => "true",
            JsonTokenType.False => "false",
            JsonTokenType.Null => null,
            _ => throw new JsonException("The JSON property 'nested text' is not text"),
        };

        public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);
    }

    private sealed class LooseNumber : JsonConverter<int>
    {
        public override int Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String ? int.Parse(reader.GetString()!) : reader.GetInt32();

        public override void Write(Utf8JsonWriter writer, int value, JsonSerializerOptions options) => writer.WriteNumberValue(value);
    }

    private sealed class MarkupText : JsonConverter<Markup>
    {
        public override Markup? Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => reader.TokenType switch
        {
            JsonTokenType.String => Markup.From(new HtmlString(reader.GetString())),
            JsonTokenType.False => null,
            _ => throw new JsonException("The JSON property 'a slot with options' is not HTML"),
        };

        public override void Write(Utf8JsonWriter writer, Markup value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }

    private sealed class LooseAttributes : JsonConverter<Attributes>
    {
        public override Attributes Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options)
        {
            if (reader.TokenType == JsonTokenType.String) throw new JsonException("The JSON property 'attributes as text' is not a set");
            var attributes = new Attributes();
            foreach (var (name, value) in JsonElement.ParseValue(ref reader).Deserialize<Dictionary<string, JsonElement>>()!)
            {
                if (value.ValueKind == JsonValueKind.Object) throw new JsonException("The JSON property 'optional attributes' is not a value");
                attributes[name] = value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.ToString().ToLowerInvariant() : value.ToString();
            }

            return attributes;
        }

        public override void Write(Utf8JsonWriter writer, Attributes value, JsonSerializerOptions options) => throw new NotSupportedException();
    }

    /// <summary>Nunjucks skips false, null and the empty text in a list, yet counts them; a list in C# has no holes.</summary>
    private sealed class WithoutHoles : JsonConverterFactory
    {
        public override bool CanConvert(Type type) =>
            type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) && type.GetGenericArguments()[0] != typeof(string);

        public override JsonConverter CreateConverter(Type type, JsonSerializerOptions options) =>
            (JsonConverter)Activator.CreateInstance(typeof(Reader<>).MakeGenericType(typeof(T), type.GetGenericArguments()[0]))!;

        private sealed class Reader<TItem> : JsonConverter<IReadOnlyList<TItem>>
        {
            public override IReadOnlyList<TItem> Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options)
            {
                List<TItem> items = [];
                foreach (var item in JsonElement.ParseValue(ref reader).EnumerateArray())
                {
                    if (item.ValueKind is JsonValueKind.Null or JsonValueKind.False or JsonValueKind.String && item.ToString() is "" or "False" or "false")
                        throw new JsonException("The JSON property 'holes in a list' is not an item");
                    items.Add(item.Deserialize<TItem>(options)!);
                }

                return items;
            }

            public override void Write(Utf8JsonWriter writer, IReadOnlyList<TItem> value, JsonSerializerOptions options) => throw new NotSupportedException();
        }
    }

    private sealed class PartOrFalse : JsonConverter<DateInputPart>
    {
        public override DateInputPart? Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => reader.TokenType == JsonTokenType.False
            ? null
            : JsonElement.ParseValue(ref reader).Deserialize<DateInputPart>(Inner);

        public override void Write(Utf8JsonWriter writer, DateInputPart value, JsonSerializerOptions options) => throw new NotSupportedException();
    }
}
