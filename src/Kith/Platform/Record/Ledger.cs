using System.Text.Json;
using System.Text.Json.Serialization;
using Kith.Practice.Access;
using Kith.Practice.Shared;

namespace Kith.Platform.Record;

/// <summary>
/// A typed fact of change, told with the change and never altered: ids, codes and the names of fields, never narrative, names or addresses.
/// The record's name is the fact's kind, in the past tense.
/// </summary>
public abstract record Fact;

/// <summary>What a fact is about, and whose side it keeps.</summary>
public readonly record struct About(FamilyId? Family = null, FamilyEpisodeId? FamilyEpisode = null, PersonId? Person = null, Side Side = default)
{
    public static readonly About Organisation;
}

/// <summary>One line of the Ledger. Append-only.</summary>
public sealed class FactRow : ISided
{
    public long Sequence { get; private set; }

    public required DateTime At { get; init; }

    /// <summary>Who acted; null for the operator at the command line and for Kith's own jobs.</summary>
    public PostingId? By { get; init; }

    public required string Kind { get; init; }

    public FamilyId? Family { get; init; }

    public FamilyEpisodeId? FamilyEpisode { get; init; }

    public PersonId? Person { get; init; }

    public Label Label { get; init; }

    public PersonId? LabelPerson { get; init; }

    /// <summary>The fact itself as JSON.</summary>
    public required string Data { get; init; }
}

/// <summary>Collects the facts that a command tells; <see cref="Data.Writes"/> writes them in the command's transaction.</summary>
public sealed class Ledger
{
    private static readonly JsonSerializerOptions Json = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(), new IdJsonConverterFactory() },
    };

    private readonly List<(Fact Fact, About About, PostingId? By)> told = [];

    public void Tell(Fact fact, About about, Acting? by) => Tell(fact, about, by?.Posting);

    /// <summary>For a listener, which acts for whoever told the fact it heard.</summary>
    public void Tell(Fact fact, About about, PostingId? by) => told.Add((fact, about, by));

    internal List<(Fact Fact, FactRow Row)> TakeTold(Now now)
    {
        var rows = told.Select(t => (t.Fact, Row(t.Fact, t.About, t.By, now))).ToList();
        told.Clear();
        return rows;
    }

    internal static string Written(Fact fact) => JsonSerializer.Serialize(fact, fact.GetType(), Json);

    internal static Fact? Read(Type kind, string data) => (Fact?)JsonSerializer.Deserialize(data, kind, Json);

    internal void Forget() => told.Clear();

    private static FactRow Row(Fact fact, About about, PostingId? by, Now now) => new()
    {
        At = now.Moment,
        By = by,
        Kind = fact.GetType().Name,
        Family = about.Family,
        FamilyEpisode = about.FamilyEpisode,
        Person = about.Person,
        Label = about.Side.Label,
        LabelPerson = about.Side.Person,
        Data = Written(fact),
    };
}

/// <summary>
/// A later feature's reaction to an earlier one's fact, in the same transaction and in the order of the feature map. It may write its own
/// tables and tell facts; an exception undoes the command.
/// </summary>
public interface IListener
{
    Task Hear(Fact fact, FactRow row, Now now, CancellationToken ct);
}

internal sealed class IdJsonConverterFactory : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert.IsValueType && typeToConvert.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IId<>));

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(IdJsonConverter<>).MakeGenericType(typeToConvert))!;

    private sealed class IdJsonConverter<T> : JsonConverter<T>
        where T : struct, IId<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => T.From(reader.GetGuid());

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
    }
}
