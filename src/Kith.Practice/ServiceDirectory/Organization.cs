using Kith.Practice.Shared;

namespace Kith.Practice.ServiceDirectory;

/// <summary>A body that runs services, spelt as Open Referral spells it.</summary>
public sealed class Organization
{
    private Organization()
    {
    }

    public OrganizationId Id { get; private set; }

    public string Name { get; private set; } = string.Empty;

    /// <summary>Open Referral's fields as JSON.</summary>
    public string Listing { get; private set; } = string.Empty;

    public string? Source { get; private set; }

    public string? Sent { get; private set; }

    public int Version { get; private set; }

    public static Organization List(OrganizationId id, string name, string listing, string? source) =>
        new() { Id = id, Name = name, Listing = listing, Source = source, Sent = source is null ? null : listing };

    public void Say(string name, string listing) => (Name, Listing) = (name, listing);

    public void Hear(string source, string sent) => (Source, Sent) = (source, sent);
}

/// <summary>Where a service can be met. Several services may share one.</summary>
public sealed class Location
{
    private Location()
    {
    }

    public LocationId Id { get; private set; }

    public string? Name { get; private set; }

    public double? Latitude { get; private set; }

    public double? Longitude { get; private set; }

    /// <summary>A confidential place is in no feed, no search and no count, and no import makes it public again.</summary>
    public Audience Audience { get; private set; }

    public string Listing { get; private set; } = string.Empty;

    public string? Source { get; private set; }

    public string? Sent { get; private set; }

    public int Version { get; private set; }

    public static Location List(LocationId id, string? name, double? latitude, double? longitude, string listing, string? source)
    {
        var location = new Location { Id = id, Source = source, Sent = source is null ? null : listing };
        location.Say(name, latitude, longitude, listing);
        return location;
    }

    public void Say(string? name, double? latitude, double? longitude, string listing)
    {
        var isPlace = latitude is >= -90 and <= 90 && longitude is >= -180 and <= 180;
        (Name, Listing, Latitude, Longitude) = (name, listing, isPlace ? latitude : null, isPlace ? longitude : null);
    }

    public void Hear(string source, string sent) => (Source, Sent) = (source, sent);

    public void ShowTo(Audience audience) => Audience = audience;
}
