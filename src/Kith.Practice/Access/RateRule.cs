namespace Kith.Practice.Access;

/// <summary>
/// How fast requests are answered, so that one program cannot keep everybody else waiting or read the record away (TR-67). Source: OWASP ASVS 5, 2.4.1
/// (anti-automation); the figures are ours, several times what somebody at work needs.
/// </summary>
/// <param name="From">The first day on which it holds.</param>
/// <param name="OfWorker">Of one worker.</param>
/// <param name="OfAgency">Of everybody of one agency together.</param>
/// <param name="OfPlace">Of one network address in which nobody is signed in: an office shares one.</param>
public sealed record RateRule(DateOnly From, Allowance OfWorker, Allowance OfAgency, Allowance OfPlace)
{
    private static readonly RateRule[] Table = [new(new(2026, 11, 1), new(240, 4), new(6_000, 100), new(1_200, 20))];

    public static RateRule On(DateOnly day) => Table.LastOrDefault(r => r.From <= day) ?? Table[0];
}

/// <param name="AtOnce">Requests in one go.</param>
/// <param name="EachSecond">Requests a second after that.</param>
public sealed record Allowance(int AtOnce, int EachSecond);
