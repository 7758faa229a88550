using Kith.Practice.ServiceDirectory;
using Kith.Practice.Shared;

namespace Kith.Features.ServiceDirectory;

// What the directory is read by. Every row here can be made anew from the services, and is, whenever one changes.

/// <summary>A service as the public feed gives it. A service that the public may not see has none.</summary>
internal sealed class ServiceDocument
{
    public int Service { get; init; }

    public Guid Id { get; init; }

    public DateTime ModifiedAt { get; init; }

    /// <summary>With everything nested in it.</summary>
    public required string Full { get; init; }

    /// <summary>Its own fields and its organisation’s.</summary>
    public required string Brief { get; init; }

    public required string ETag { get; init; }
}

/// <summary>A service at a place. A confidential place has none.</summary>
internal sealed class ServicePlace
{
    public int Number { get; init; }

    public int Service { get; init; }

    public Guid Id { get; init; }

    public LocationId Location { get; init; }

    public Audience Audience { get; init; }

    public double? Latitude { get; init; }

    public double? Longitude { get; init; }

    /// <summary>The link’s own fields, without the place.</summary>
    public required string Listing { get; init; }
}

internal sealed class ServiceTerm
{
    public int Service { get; init; }

    public TermId Term { get; init; }
}

/// <summary>A term stands under itself, its parent, its parent’s parent and so on.</summary>
internal sealed class TermAncestor
{
    public TermId Term { get; init; }

    public TermId Ancestor { get; init; }
}

/// <summary>When a service can be met, each week or month.</summary>
internal sealed class ServiceSlot
{
    public int Service { get; init; }

    /// <summary>0 is Monday.</summary>
    public int Day { get; init; }

    /// <summary>Minutes after midnight.</summary>
    public int Opens { get; init; }

    public int Closes { get; init; }
}

/// <summary>An area by its GSS code, such as E06000054, to whose people a service keeps.</summary>
internal sealed class ServiceCover
{
    public int Service { get; init; }

    public required string Code { get; init; }
}

internal sealed class ServiceLanguage
{
    public int Service { get; init; }

    /// <summary>In lower case.</summary>
    public required string Language { get; init; }
}

/// <summary>A word that some listing has, by which typing errors are known.</summary>
internal sealed class DirectoryWord
{
    public required string Word { get; init; }

    public int Length { get; init; }
}

/// <summary>How well a listing serves whoever looks, for editors alone.</summary>
internal sealed class ServiceQuality
{
    public int Service { get; init; }

    /// <summary>0 to 100.</summary>
    public int Points { get; init; }

    /// <summary>The day on which the points may be others without anybody touching the listing.</summary>
    public DateOnly? ChangesOn { get; init; }

    public static ServiceQuality Of(Service service, ListingQuality quality, DateOnly today) =>
        new() { Service = service.Number, Points = quality.Points, ChangesOn = QualityRule.ChangesOn(service.AssuredOn, today) };
}

/// <summary>By which listings that may be of one service are found.</summary>
internal sealed class ServiceKey
{
    public long Key { get; init; }

    public int Service { get; init; }
}

/// <summary>One row: how often the directory has changed, by which every process knows what it has kept in mind.</summary>
internal sealed class DirectoryState
{
    public const int TheOne = 1;

    public int Id { get; init; }

    public long Changes { get; init; }
}
