using Kith.Practice.Shared;

namespace Kith.Practice.ServiceDirectory;

/// <summary>What whoever runs a service says of its listing.</summary>
public enum OwnerAnswer
{
    StillRight,
    Changed,
    Ended,
}

/// <summary>
/// The way of whoever runs a service to its one listing without signing in: a link that was mailed to the address which the listing gives. Of its secret Kith
/// keeps a hash alone. It may be used as often as they like until it ends.
/// </summary>
public sealed class OwnerLink
{
    /// <summary>Days for which a link opens its listing. Ours.</summary>
    public const int Days = 60;

    private OwnerLink()
    {
    }

    public RowId Id { get; private set; }

    public ServiceId Service { get; private set; }

    /// <summary>SHA-256 of the secret.</summary>
    public byte[] SecretHash { get; private set; } = [];

    public DateTime MadeAt { get; private set; }

    public DateTime EndsAt { get; private set; }

    /// <summary>The editor who asked; null when the rule did.</summary>
    public PostingId? AskedBy { get; private set; }

    public OwnerAnswer? Answer { get; private set; }

    public DateTime? AnsweredAt { get; private set; }

    public int Version { get; private set; }

    public static OwnerLink Make(ServiceId service, byte[] secretHash, PostingId? askedBy, Now now) => new()
    {
        Id = Shared.Id.New<RowId>(now),
        Service = service,
        SecretHash = secretHash,
        MadeAt = now.Moment,
        EndsAt = now.Moment.AddDays(Days),
        AskedBy = askedBy,
    };

    public bool IsOpen(Now now) => now.Moment < EndsAt;

    /// <summary>The latest answer counts.</summary>
    public void Say(OwnerAnswer answer, Now now) => (Answer, AnsweredAt) = (answer, now.Moment);
}

/// <summary>How often a service has been asked since its listing was last confirmed.</summary>
public sealed class OwnerAsking
{
    private OwnerAsking()
    {
    }

    public ServiceId Service { get; private set; }

    public DateOnly LastOn { get; private set; }

    public int Times { get; private set; }

    public static OwnerAsking Begin(ServiceId service) => new() { Service = service };

    /// <param name="confirmedOn">When the listing was last confirmed: from then on askings count anew.</param>
    public void Ask(DateOnly? confirmedOn, DateOnly today) => (Times, LastOn) = (confirmedOn is { } day && LastOn <= day ? 1 : Times + 1, today);
}

/// <summary>
/// When whoever runs a service is asked whether its listing is still right: when it turns amber, then two, six and thirteen weeks later, when it is red; then no
/// more until somebody confirms it. Ours, in force since November 2026.
/// </summary>
public static class ReminderRule
{
    public static readonly DateOnly Since = new(2026, 11, 1);

    /// <summary>Days between one asking and the next.</summary>
    public static readonly IReadOnlyList<int> Pauses = [14, 28, 49];

    public const string Source = "Ours: three months after the last check, then after 2, 6 and 13 weeks";

    public static bool IsDue(DateOnly? confirmedOn, int times, DateOnly lastOn, DateOnly today)
    {
        if (FreshnessRule.Of(confirmedOn, today) == Freshness.Fresh)
        {
            return false;
        }

        var counted = confirmedOn is { } day && lastOn <= day ? 0 : times;
        return counted == 0 || (counted <= Pauses.Count && today >= lastOn.AddDays(Pauses[counted - 1]));
    }
}
