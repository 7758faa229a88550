using System.Text.Json;
using Kith.Practice.Shared;

namespace Kith.Practice.ServiceDirectory;

/// <summary>Who said something of a service.</summary>
public enum OriginKind
{
    /// <summary>Another directory's feed, or a file.</summary>
    Feed,

    /// <summary>A directory editor, in Kith.</summary>
    Editor,

    /// <summary>Whoever runs the service.</summary>
    Owner,
}

/// <summary>Who gave a field the value that it has, and when.</summary>
/// <param name="Name">The feed's source, the editor's posting, or how the owner is known; empty for the command line.</param>
/// <param name="At">UTC.</param>
public sealed record FieldOrigin(OriginKind Kind, string Name, DateTime At)
{
    public static FieldOrigin Feed(string source, Now now) => new(OriginKind.Feed, source, now.Moment);

    public static FieldOrigin Editor(PostingId? posting, Now now) => new(OriginKind.Editor, posting?.ToString() ?? string.Empty, now.Moment);

    public static FieldOrigin Owner(string name, Now now) => new(OriginKind.Owner, name, now.Moment);

    /// <summary>The editor; null when it is not known or no editor.</summary>
    public PostingId? Posting => Kind == OriginKind.Editor && Guid.TryParse(Name, out var posting) ? new PostingId(posting) : null;

    public bool IsFeed(string source) => Kind == OriginKind.Feed && Name == source;

    /// <summary>Without a name of a worker, who may be looked up by whoever may see it.</summary>
    public string InWords => $"{(Kind switch { OriginKind.Feed => Name, OriginKind.Editor => "an editor", _ => "whoever runs it" })}, {Now.DayOf(At):d MMMM yyyy}";
}

/// <summary>Where each field of a listing comes from: whoever first listed it, but for the fields that somebody has said anew.</summary>
public sealed class Provenance
{
    private const string Beginning = "";

    private readonly Dictionary<string, FieldOrigin> origins;

    private Provenance(Dictionary<string, FieldOrigin> origins) => this.origins = origins;

    public static Provenance From(FieldOrigin beginning) => new(new(StringComparer.Ordinal) { [Beginning] = beginning });

    public static Provenance Read(string text) => new(JsonSerializer.Deserialize<Dictionary<string, FieldOrigin>>(text) ?? []);

    /// <summary>As JSON: a dictionary from fields to origins.</summary>
    public string Write() => JsonSerializer.Serialize(origins);

    /// <summary>Whose value a field has; null when nobody has said anything of it.</summary>
    /// <param name="isSaid">The listing has the field.</param>
    public FieldOrigin? Of(string field, bool isSaid = true) => origins.GetValueOrDefault(field) ?? (isSaid ? origins.GetValueOrDefault(Beginning) : null);

    public Provenance With(IEnumerable<string> fields, FieldOrigin origin)
    {
        var next = new Dictionary<string, FieldOrigin>(origins, StringComparer.Ordinal);
        foreach (var field in fields)
        {
            next[field] = origin;
        }

        return new Provenance(next);
    }
}
