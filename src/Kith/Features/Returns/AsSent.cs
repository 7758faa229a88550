using System.Text.Json;
using Kith.Practice.Shared;

namespace Kith.Features.Returns;

/// <summary>
/// What the files last sent of one person, word for word, with year and line. A field that Kith now holds otherwise was changed by a worker;
/// a field sent by a newer year is not touched by an older one.
/// </summary>
public sealed class PersonAsSent
{
    private PersonAsSent()
    {
    }

    public RowId Id { get; private set; }

    /// <summary>The authority's three-digit code; empty when its files do not say.</summary>
    public string Authority { get; private set; } = string.Empty;

    /// <summary>A child's LAchildID, or what an adult is known by in their household.</summary>
    public string Key { get; private set; } = string.Empty;

    public PersonId Person { get; private set; }

    /// <summary>A <see cref="SentRecord"/> as JSON.</summary>
    public string Data { get; private set; } = "{}";

    /// <summary>The newest census that has sent the child, by the calendar year in which it ends; 0 for whom only a people file has.</summary>
    public int LatestYear { get; private set; }

    public int Version { get; private set; }

    public static PersonAsSent Of(string authority, string key, PersonId person, Now now) =>
        new() { Id = Practice.Shared.Id.New<RowId>(now), Authority = authority, Key = key, Person = person };

    public SentRecord Read() => JsonSerializer.Deserialize<SentRecord>(Data, SentRecord.Json)!;

    public void Keep(SentRecord record) => (Data, LatestYear) = (JsonSerializer.Serialize(record, SentRecord.Json), record.LatestYear);
}

/// <summary>Which household of Kith a household code of an authority's people file stands for.</summary>
public sealed class HouseholdAsSent
{
    private HouseholdAsSent()
    {
    }

    public RowId Id { get; private set; }

    public string Authority { get; private set; } = string.Empty;

    public string Code { get; private set; } = string.Empty;

    public HouseholdId Household { get; private set; }

    /// <summary>The name that the import gave the family; another one is a worker's.</summary>
    public string FamilyName { get; private set; } = string.Empty;

    public int Version { get; private set; }

    public static HouseholdAsSent Of(string authority, string code, HouseholdId household, Now now) =>
        new() { Id = Practice.Shared.Id.New<RowId>(now), Authority = authority, Code = code, Household = household };

    public void NameFamily(string name) => FamilyName = name;
}

/// <summary>One field as it stood in a file.</summary>
/// <param name="Year">The census year, by the calendar year in which it ends; 0 for a people file.</param>
public sealed record SentText(string Text, int Year, int Line);

/// <summary>The fields of one record as sent, and of the records under it: a child, its episodes, their assessments and plans.</summary>
public sealed class SentRecord
{
    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>The row of Kith that holds the record, unless nothing in it can be held in a typed column.</summary>
    public Guid? Row { get; set; }

    public Dictionary<string, SentText> Fields { get; init; } = new(StringComparer.Ordinal);

    public Dictionary<string, SentRecord> Parts { get; init; } = new(StringComparer.Ordinal);

    public int LatestYear => Fields.Count == 0 ? 0 : Fields.Values.Max(f => f.Year);

    /// <summary>The record under this name, made when it was never sent before.</summary>
    public (SentRecord Record, bool IsNew) Part(string name)
    {
        if (Parts.TryGetValue(name, out var known))
        {
            return (known, false);
        }

        var made = new SentRecord();
        Parts.Add(name, made);
        return (made, true);
    }
}
