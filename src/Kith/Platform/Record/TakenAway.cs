using System.Collections.Frozen;
using System.Text.Json;
using Kith.Platform.Data;
using Kith.Practice.Shared;

namespace Kith.Platform.Record;

/// <summary>
/// A fact that takes sight of a family, of a file or of a place, a way to sign in, a way to be reached or what was kept of a file away from somebody, or bars them. It is written down outside the database as well, so that the restore of an earlier backup
/// does not give back what was taken (TR-47).
/// </summary>
public interface ITakesAway
{
    /// <summary>Whether this one does: some say what takes away and what gives by one kind.</summary>
    bool Takes => true;
}

/// <summary>Such a fact that says what was deleted for good, so that a restore does not bring it back.</summary>
public interface IDeletes : ITakesAway
{
    /// <returns>How many of it were there.</returns>
    Task<int> Delete(KithDb db, CancellationToken ct);
}

/// <summary>Such a fact as it stands in the folder of seals: ids and codes alone, as in the Ledger.</summary>
public sealed record TakenAway(long Sequence, DateTime At, string Kind, Guid? By, Guid? Family, Guid? FamilyEpisode, Guid? Person, string Data)
{
    private static readonly FrozenDictionary<string, Type> Kinds =
        typeof(TakenAway).Assembly.GetTypes().Where(t => typeof(ITakesAway).IsAssignableFrom(t) && typeof(Fact).IsAssignableFrom(t)).ToFrozenDictionary(t => t.Name);

    public static IEnumerable<TakenAway> Among(IEnumerable<FactRow> facts) =>
        facts.Where(f => Kinds.TryGetValue(f.Kind, out var kind) && Ledger.Read(kind, f.Data) is ITakesAway { Takes: true }).Select(f => new TakenAway(f.Sequence, f.At, f.Kind, f.By?.Value, f.Family?.Value, f.FamilyEpisode?.Value, f.Person?.Value, f.Data));

    /// <param name="by">Who took it away.</param>
    public static TakenAway Of(long sequence, DateTime at, Fact fact, PostingId? by, About about) =>
        new(sequence, at, fact.GetType().Name, by?.Value, about.Family?.Value, about.FamilyEpisode?.Value, about.Person?.Value, Ledger.Written(fact));

    /// <summary>The fact itself; null for a kind that this version does not know.</summary>
    public Fact? Fact => Kinds.TryGetValue(Kind, out var type) ? Ledger.Read(type, Data) : null;

    public string Line() => JsonSerializer.Serialize(this);

    /// <returns>Null when the line is none, such as one that a power cut left unfinished.</returns>
    public static TakenAway? Parsed(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<TakenAway>(line);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>Such a file in the folder of seals: what stands there, oldest first.</summary>
/// <param name="Until">The restore up to which it was written, as <see cref="SealFolder.StampOf"/> names it; null for the one that is written now.</param>
/// <param name="Unread">How many of its lines say nothing that can be read.</param>
public sealed record TakenAwayFile(string Name, string? Until, IReadOnlyList<TakenAway> Taken, int Unread)
{
    public static TakenAwayFile Read(string file, string? until)
    {
        var lines = File.ReadLines(file).Where(l => !string.IsNullOrWhiteSpace(l)).Select(TakenAway.Parsed).ToList();
        return new(Path.GetFileName(file), until, [.. lines.OfType<TakenAway>().OrderBy(t => t.Sequence)], lines.Count(l => l is null));
    }
}
