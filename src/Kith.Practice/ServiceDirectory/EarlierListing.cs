using Kith.Practice.Shared;

namespace Kith.Practice.ServiceDirectory;

/// <summary>How a listing came to read otherwise.</summary>
public enum ListingChange
{
    Changed,
    Confirmed,

    /// <summary>Its source said something new.</summary>
    Taken,
    Approved,
    Restored,

    /// <summary>Ended because another listing is of the same service.</summary>
    Merged,
}

/// <summary>A listing as it stood before one change; the last change made what stands now. Earlier listings are never altered.</summary>
public sealed class EarlierListing
{
    private EarlierListing()
    {
    }

    public ServiceId Service { get; private set; }

    /// <summary>Grows with each listing of a service, not always by one.</summary>
    public int Number { get; private set; }

    /// <summary>Open Referral’s fields as JSON.</summary>
    public string Listing { get; private set; } = string.Empty;

    public DateTime LeftAt { get; private set; }

    /// <summary>Who changed it; null when its source or its owner did.</summary>
    public PostingId? LeftBy { get; private set; }

    public ListingChange Left { get; private set; }

    public static EarlierListing Of(Service service, ListingChange left, PostingId? by, Now now) =>
        new() { Service = service.Id, Number = service.Version, Listing = service.Listing, LeftAt = now.Moment, LeftBy = by, Left = left };
}

public static class ListingChangeWords
{
    public static string InWords(this ListingChange change) => change switch
    {
        ListingChange.Changed => "Changed",
        ListingChange.Confirmed => "Confirmed",
        ListingChange.Taken => "Changed by its source",
        ListingChange.Merged => "Ended: another listing is of the same service",
        ListingChange.Approved => "Changed as somebody proposed",
        _ => "An earlier version restored",
    };
}

/// <summary>A worker who wants to know when a listing changes.</summary>
public sealed class ListingWatch
{
    private ListingWatch()
    {
    }

    public WorkerId Worker { get; private set; }

    public ServiceId Service { get; private set; }

    /// <summary>Up to when the worker has seen what changed.</summary>
    public DateTime SeenAt { get; private set; }

    public static ListingWatch Begin(WorkerId worker, ServiceId service, Now now) => new() { Worker = worker, Service = service, SeenAt = now.Moment };

    public void See(Now now) => SeenAt = now.Moment;
}
