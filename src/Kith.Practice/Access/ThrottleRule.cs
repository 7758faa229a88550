namespace Kith.Practice.Access;

/// <summary>
/// How long somebody waits who has failed to prove who they are. Source: NIST SP 800-63B-4, section 3.2.2 (rate limiting) and OWASP ASVS 5, 6.3.1; the
/// figures are ours. No wait is longer than a quarter of an hour, so that no stranger can lock a worker out of a record they need.
/// </summary>
/// <param name="From">The first day on which it holds.</param>
/// <param name="Free">Failures before the first wait.</param>
/// <param name="First">The first wait; each further failure doubles it.</param>
/// <param name="Longest">The longest wait.</param>
/// <param name="Forgets">After so long without a failure the count begins anew.</param>
public sealed record ThrottleRule(DateOnly From, int Free, TimeSpan First, TimeSpan Longest, TimeSpan Forgets)
{
    private static readonly ThrottleRule[] Table =
        [new(new(2024, 4, 1), Free: 10, First: TimeSpan.FromMinutes(1), Longest: TimeSpan.FromMinutes(15), Forgets: TimeSpan.FromHours(1))];

    public static ThrottleRule On(DateOnly day) => Table.LastOrDefault(r => r.From <= day) ?? Table[0];

    /// <summary>The wait after so many failures in a row.</summary>
    public TimeSpan Wait(int failures)
    {
        if (failures < Free)
        {
            return TimeSpan.Zero;
        }

        // Beyond a few doublings it is the longest anyway.
        var doubled = First * (1 << Math.Min(failures - Free, 10));
        return doubled < Longest ? doubled : Longest;
    }
}
