using Kith.Practice.Shared;

namespace Kith.Practice.ServiceDirectory;

/// <summary>Who may find something in the directory.</summary>
public enum Audience
{
    Public,

    /// <summary>Signed-in workers only.</summary>
    Practitioners,

    /// <summary>Of a place: nobody, such as a refuge. The service is told of with the area that it serves, and without the place.</summary>
    Confidential,
}

/// <summary>Whether a service runs, by Open Referral's words.</summary>
public enum ServiceStatus
{
    Active,
    Inactive,
    Defunct,
    TemporarilyClosed,
}

/// <summary>
/// Something that helps families, run by one organisation. Its listing is what the feed says of it, as Open Referral's fields; what is searched by
/// stands beside it in columns of its own.
/// </summary>
public sealed class Service
{
    private Service()
    {
    }

    /// <summary>The order in which services came; the feed lists them in it.</summary>
    public int Number { get; private set; }

    public ServiceId Id { get; private set; }

    public OrganizationId? Organization { get; private set; }

    public string Name { get; private set; } = string.Empty;

    public ServiceStatus Status { get; private set; }

    /// <summary>Who may find it, as an editor has said.</summary>
    public Audience Audience { get; private set; }

    /// <summary>Nobody has confirmed it, or its source has not listed it, for too long.</summary>
    public bool IsHidden { get; private set; }

    /// <summary>Since when the feed that it came from no longer lists it; null while it does. Who confirms it since then outweighs the feed.</summary>
    public DateOnly? UnlistedOn { get; private set; }

    /// <summary>The listing that stands for it since somebody found that both are of one service.</summary>
    public ServiceId? ReplacedBy { get; private set; }

    /// <summary>Who finds it now: workers alone while it is hidden.</summary>
    public Audience SeenBy { get; private set; }

    /// <summary>Where whoever runs it can be asked.</summary>
    public string? ContactEmail { get; private set; }

    /// <summary>Whole or part years; null is open.</summary>
    public double? MinimumAge { get; private set; }

    public double? MaximumAge { get; private set; }

    public DateOnly? AssuredOn { get; private set; }

    public DateTime ModifiedAt { get; private set; }

    public bool IsFree { get; private set; }

    public bool IsInPerson { get; private set; }

    public bool IsOnline { get; private set; }

    public bool IsAtHome { get; private set; }

    public bool IsAccessible { get; private set; }

    public bool IsTermTime { get; private set; }

    /// <summary>Open Referral's fields as JSON, without the organisation's and the places' own.</summary>
    public string Listing { get; private set; } = string.Empty;

    /// <summary>The feed or file it came from; null when it was written in Kith.</summary>
    public string? Source { get; private set; }

    /// <summary>The listing as its source last sent it. A field that says otherwise was changed in Kith.</summary>
    public string? Sent { get; private set; }

    public DateTime? SentAt { get; private set; }

    /// <summary>Who said which field when, as <see cref="Provenance"/> writes it.</summary>
    public string Origins { get; private set; } = string.Empty;

    public Provenance Provenance => Provenance.Read(Origins);

    public int Version { get; private set; }

    public static Service List(ServiceId id, ServiceListing listing, string? source, Now now)
    {
        var service = new Service { Id = id, Source = source };
        service.Origins = Provenance.From(source is null ? FieldOrigin.Editor(null, now) : FieldOrigin.Feed(source, now)).Write();
        service.Say(listing, [], FieldOrigin.Feed(string.Empty, now));
        if (source is not null)
        {
            (service.Sent, service.SentAt) = (listing.Fields, now.Moment);
        }

        return service;
    }

    /// <summary>What the service says from now on.</summary>
    /// <param name="changed">The fields that say something new.</param>
    /// <param name="by">Who says it.</param>
    public void Say(ServiceListing listing, IReadOnlyCollection<string> changed, FieldOrigin by)
    {
        Origins = changed.Count == 0 ? Origins : Provenance.With(changed, by).Write();
        (Listing, Organization, Name, Status) = (listing.Fields, listing.Organization, listing.Name, listing.Status);
        (MinimumAge, MaximumAge, AssuredOn, ModifiedAt) = (listing.MinimumAge, listing.MaximumAge, listing.AssuredOn, listing.ModifiedAt);
        (IsFree, IsInPerson, IsOnline, IsAtHome) = (listing.IsFree, listing.IsInPerson, listing.IsOnline, listing.IsAtHome);
        (IsAccessible, IsTermTime, ContactEmail) = (listing.IsAccessible, listing.IsTermTime, listing.ContactEmail);
        ReplacedBy = Status == ServiceStatus.Defunct ? ReplacedBy : null;
    }

    /// <summary>What its source says now, whatever of it is shown.</summary>
    public void Hear(string source, string sent, Now now) => (Source, Sent, SentAt) = (source, sent, now.Moment);

    /// <summary>Its source no longer lists it, since this day.</summary>
    public void Unlist(DateOnly on) => UnlistedOn ??= on;

    public void ListAgain() => UnlistedOn = null;

    /// <summary>Another listing stands for it from now on.</summary>
    public void GiveWayTo(ServiceId other) => ReplacedBy = other;

    public void ShowTo(Audience audience)
    {
        Audience = audience;
        Hide(IsHidden);
    }

    /// <summary>Hides it from the public, or shows it again to whomever an editor shows it.</summary>
    public void Hide(bool isHidden) => (IsHidden, SeenBy) = (isHidden, isHidden && Audience == Audience.Public ? Audience.Practitioners : Audience);
}

/// <summary>What a listing says, read for the columns.</summary>
public sealed record ServiceListing(string Fields, OrganizationId? Organization, string Name, ServiceStatus Status, DateTime ModifiedAt)
{
    public double? MinimumAge { get; init; }

    public double? MaximumAge { get; init; }

    public DateOnly? AssuredOn { get; init; }

    public bool IsFree { get; init; }

    public bool IsInPerson { get; init; }

    public bool IsOnline { get; init; }

    public bool IsAtHome { get; init; }

    public bool IsAccessible { get; init; }

    public bool IsTermTime { get; init; }

    public string? ContactEmail { get; init; }
}
