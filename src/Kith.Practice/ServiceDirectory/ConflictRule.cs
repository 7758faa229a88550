namespace Kith.Practice.ServiceDirectory;

/// <summary>Whose value a field has, as a feed sees it that says something else.</summary>
public enum Holder
{
    Nobody,
    SameFeed,
    OtherFeed,
    Editor,
    Owner,
}

/// <summary>What becomes of a field when a feed says something else than it holds.</summary>
/// <param name="Follows">The field takes what the feed says; otherwise it stays and the import tells of it.</param>
/// <param name="From">The first day on which the rule is in force.</param>
/// <param name="Until">The last; null while nobody knows.</param>
public sealed record ConflictRule(Holder Holder, bool Follows, string InWords, DateOnly From, DateOnly? Until = null)
{
    public const string Source = "Kith’s own, after its rule that no import overwrites what somebody wrote";

    private static readonly DateOnly Begun = new(2026, 1, 1);

    private static readonly ConflictRule[] All =
    [
        new(Holder.Nobody, true, "A field that nobody has filled takes what a feed says.", Begun),
        new(Holder.SameFeed, true, "A field that a feed has filled follows that feed.", Begun),
        new(Holder.OtherFeed, false, "A field that another feed has filled stays as that feed says it, and the import tells of the difference.", Begun),
        new(Holder.Editor, false, "A field that an editor has written stays, and the import tells of it when the feed says something new.", Begun),
        new(Holder.Owner, false, "A field that whoever runs the service has written stays in the same way.", Begun),
    ];

    public static IReadOnlyList<ConflictRule> On(DateOnly day) => [.. All.Where(r => r.From <= day && (r.Until is not { } until || until >= day))];

    /// <param name="origin">Whose value the field has.</param>
    /// <param name="source">The feed that says something else.</param>
    public static ConflictRule Of(FieldOrigin? origin, string source, DateOnly day)
    {
        var holder = origin switch
        {
            null => Holder.Nobody,
            { Kind: OriginKind.Editor } => Holder.Editor,
            { Kind: OriginKind.Owner } => Holder.Owner,
            _ => origin.IsFeed(source) ? Holder.SameFeed : Holder.OtherFeed,
        };
        return On(day < Begun ? Begun : day).Last(r => r.Holder == holder);
    }
}
