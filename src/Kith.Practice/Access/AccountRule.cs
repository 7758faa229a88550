namespace Kith.Practice.Access;

/// <summary>
/// How long an account stays open without anybody saying or showing that its worker is still there. Source: reference periods of access reviews (quarterly
/// for people of other bodies); the days, and that they hold for every partner alike, are ours and to be agreed by each partnership.
/// </summary>
/// <param name="From">The first day on which it holds.</param>
/// <param name="UnusedDays">Days after the last sign-in from which the account is suspended.</param>
/// <param name="ConfirmDays">Days for which a partner agency’s word holds that somebody still works there.</param>
/// <param name="RemindDays">Days before the end of that word from which Kith reminds.</param>
/// <param name="StrangerDays">Days for which Kith remembers whom an identity provider named and no account is linked with.</param>
/// <param name="HandOverDays">Days for which the code counts with which a second person hands an account over.</param>
public sealed record AccountRule(DateOnly From, int UnusedDays, int ConfirmDays, int RemindDays, int StrangerDays, int HandOverDays)
{
    private static readonly AccountRule[] Table = [new(new(2024, 4, 1), UnusedDays: 30, ConfirmDays: 90, RemindDays: 14, StrangerDays: 14, HandOverDays: 14)];

    public static AccountRule On(DateOnly day) => Table.LastOrDefault(r => r.From <= day) ?? Table[0];

    /// <summary>The last day of use for which an account is suspended today.</summary>
    public DateOnly UnusedSince(DateOnly today) => today.AddDays(-UnusedDays);

    /// <summary>The last day on which a word given on a day holds.</summary>
    public DateOnly ConfirmBy(DateOnly confirmedOn) => confirmedOn.AddDays(ConfirmDays);

    /// <summary>The last day on which the code of a hand-over counts that is given on a day.</summary>
    public DateOnly HandOverBy(DateOnly givenOn) => givenOn.AddDays(HandOverDays);

    public bool IsDueSoon(DateOnly? confirmBy, DateOnly today) => confirmBy <= today.AddDays(RemindDays);
}
