using Kith.Practice.Casework;

namespace Kith.Practice.Connections;

/// <summary>How long nobody need ask what has become of a connection, by the state that it is in.</summary>
/// <param name="From">First day of a state that is counted by this version.</param>
/// <param name="WorkingDays">After the day on which it came to the state.</param>
public sealed record ReplyClock(ConnectionState State, int WorkingDays, DateOnly From)
{
    public const string Source = "Ours: no published standard was found for replies of community services";

    private static readonly DateOnly First = new(2026, 1, 1);

    public static IReadOnlyList<ReplyClock> All { get; } =
    [
        new(ConnectionState.Requested, 5, First),
        new(ConnectionState.Received, 10, First),
        new(ConnectionState.Accepted, 10, First),

        // Six weeks with a service before the family is asked what has changed.
        new(ConnectionState.Attended, 30, First),
    ];

    /// <summary>The day by which the next word is expected: of those who wait, the day on which the service expects to begin.</summary>
    public static DateOnly? DueAfter(ConnectionMove move) =>
        move.State == ConnectionState.Waiting ? move.ExpectedOn
        : All.Where(c => c.State == move.State).OrderBy(c => c.From).ToList() is { Count: > 0 } versions
            ? Casework.WorkingDays.After(move.On, (versions.FindLast(c => c.From <= move.On) ?? versions[0]).WorkingDays)
            : null;
}
