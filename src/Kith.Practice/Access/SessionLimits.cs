using Kith.Practice.Shared;

namespace Kith.Practice.Access;

/// <summary>
/// How long one sign-in holds. Source: idle and absolute ends as NIST SP 800-63B-4 asks at AAL2 (inactivity at most 1 hour, overall at most 24 hours), made
/// shorter by us for shared offices: 30 minutes and 12 hours; the warning of 5 minutes leaves more than the 20 seconds of WCAG 2.2.1; the ten minutes of a fresh proof are ours.
/// </summary>
/// <param name="From">The first day on which these limits hold.</param>
/// <param name="Idle">From the last request to the end.</param>
/// <param name="Absolute">From signing in to the end, whatever was done meanwhile.</param>
/// <param name="Warning">Before the end, the page says so.</param>
/// <param name="Proof">For so long after proving who one is, one need not prove it again.</param>
public sealed record SessionLimits(DateOnly From, TimeSpan Idle, TimeSpan Absolute, TimeSpan Warning, TimeSpan Proof)
{
    /// <summary>The moment of the last request is kept to the minute, so that reading costs no write.</summary>
    public static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(1);

    private static readonly SessionLimits[] Table =
    [
        new(new(2024, 4, 1), Idle: TimeSpan.FromMinutes(30), Absolute: TimeSpan.FromHours(12), Warning: TimeSpan.FromMinutes(5), Proof: TimeSpan.FromMinutes(10)),
    ];

    public static SessionLimits On(DateOnly day) => Table.LastOrDefault(l => l.From <= day) ?? Table[0];

    /// <summary>When a session ends if nothing more is asked for: a UTC moment.</summary>
    public DateTime EndsAt(DateTime startedAt, DateTime lastSeenAt) => Earlier(lastSeenAt + Idle, startedAt + Absolute);

    /// <summary>
    /// Whether it began or was last used at a moment that has not come: the clock stood ahead and was put back. It would hold until that moment comes again, so it is over.
    /// Servers whose clocks differ by less than a minute do not end each other’s.
    /// </summary>
    public static bool IsOfAClockAhead(DateTime startedAt, DateTime lastSeenAt, Now now) => startedAt > now.Moment + SeenEvery || lastSeenAt > now.Moment + SeenEvery;

    /// <summary>Whether asking for something now would put the end off.</summary>
    public bool CanBeExtended(DateTime startedAt, Now now) => startedAt + Absolute > now.Moment + Idle;

    public bool IsProvedAt(DateTime provedAt, Now now) => now.Moment < provedAt + Proof;

    private static DateTime Earlier(DateTime one, DateTime other) => one < other ? one : other;
}
