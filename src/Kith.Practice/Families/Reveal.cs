using Kith.Practice.Access;
using Kith.Practice.Shared;

namespace Kith.Practice.Families;

/// <summary>
/// One worker of the location circle sees one protected value for a few minutes, and says why. It is the line by which a reveal is answered for,
/// and never altered.
/// </summary>
public sealed class Reveal : IOfFamilyEpisode
{
    /// <summary>Ours: long enough to dial a number or copy an address on an envelope.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromMinutes(5);

    private Reveal()
    {
    }

    public RowId Id { get; private set; }

    public RowId Address { get; private set; }

    public FamilyEpisodeId FamilyEpisode { get; private set; }

    public PostingId Posting { get; private set; }

    public string Why { get; private set; } = string.Empty;

    public DateTime At { get; private set; }

    public DateTime Until { get; private set; }

    public static Outcome<Reveal> Of(RowId address, FamilyEpisodeId episode, PostingId posting, string? why, Now now)
    {
        var no = new Refusals()
            .If(Text.Trimmed(why) is null, "Why", "Enter why you need to see it")
            .If(Text.Trimmed(why)?.Length is > 0 and < 10, "Why", "Say why you need to see it in 10 characters or more")
            .If(why?.Length > Text.Sentence, "Why", "The reason must be 1,000 characters or fewer");
        return no.Any
            ? no
            : new Reveal { Id = Shared.Id.New<RowId>(now), Address = address, FamilyEpisode = episode, Posting = posting, Why = why!.Trim(), At = now.Moment, Until = now.Moment + Lasts };
    }
}

/// <summary>A worker named into the location circle beside the lead worker and their manager, with the reason.</summary>
public sealed class LocationReader : IOfFamilyEpisode
{
    private LocationReader()
    {
    }

    public RowId Id { get; private set; }

    public FamilyEpisodeId FamilyEpisode { get; private set; }

    public PostingId Posting { get; private set; }

    public string Why { get; private set; } = string.Empty;

    public PostingId NamedBy { get; private set; }

    public DateTime NamedAt { get; private set; }

    public DateTime? EndedAt { get; private set; }

    public int Version { get; private set; }

    /// <param name="worksWithFamily">Only who is named to the family anyway may be named here.</param>
    /// <param name="isOnTheOtherSide">They work, or ever worked, with somebody alleged to have harmed a person whose whereabouts are protected.</param>
    public static Outcome<LocationReader> Name(FamilyEpisodeId episode, PostingId? posting, bool worksWithFamily, bool isOnTheOtherSide, string? why, PostingId by, Now now)
    {
        var no = new Refusals()
            .If(posting is null || !worksWithFamily, "Posting", "Select a worker who is named to the family")
            .If(isOnTheOtherSide, "Posting", "This worker cannot be named: ask your manager")
            .If(Text.Trimmed(why) is null, "Why", "Enter why they need to know")
            .If(why?.Length > Text.Sentence, "Why", "The reason must be 1,000 characters or fewer");
        return no.Any
            ? no
            : new LocationReader { Id = Shared.Id.New<RowId>(now), FamilyEpisode = episode, Posting = posting!.Value, Why = why!.Trim(), NamedBy = by, NamedAt = now.Moment };
    }

    public void End(Now now) => EndedAt = now.Moment;
}
