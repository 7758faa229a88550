namespace Kith.Practice.Access;

/// <summary>What comes of opening one more family.</summary>
public enum Brake
{
    None,

    /// <summary>First they prove again that it is they who read.</summary>
    Prove,

    /// <summary>No further family until some of them were opened longer ago.</summary>
    Stop,
}

/// <summary>
/// How many different families a worker opens within a while before they are asked who they are, and before no more are shown: so that nobody reads the record away page by
/// page (TR-67). The figures and the hour are ours, several times the caseload of a team manager, to be agreed by each partnership.
/// </summary>
/// <param name="From">The first day on which it holds.</param>
/// <param name="ProveFrom">From this many different families on.</param>
/// <param name="StopFrom">From this many.</param>
public sealed record BulkReadRule(DateOnly From, int ProveFrom, int StopFrom, TimeSpan Within)
{
    private static readonly BulkReadRule[] Versions = [new(new DateOnly(2026, 11, 1), ProveFrom: 60, StopFrom: 200, TimeSpan.FromHours(1))];

    public static BulkReadRule On(DateOnly day) => Versions.LastOrDefault(v => v.From <= day) ?? Versions[0];

    /// <param name="families">How many different families they will have opened with this one.</param>
    /// <param name="isProved">They have proved within the last minutes who they are.</param>
    public Brake Of(int families, bool isProved) =>
        families >= StopFrom ? Brake.Stop
        : families >= ProveFrom && !isProved ? Brake.Prove
        : Brake.None;
}
