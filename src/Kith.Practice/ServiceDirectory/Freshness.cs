namespace Kith.Practice.ServiceDirectory;

public enum Freshness
{
    Fresh,

    /// <summary>Not confirmed for three months.</summary>
    Ageing,

    /// <summary>Not confirmed for six months, or never.</summary>
    Stale,
}

/// <summary>How long ago somebody confirmed what a listing says. The months are ours, after what directories of family services promise.</summary>
public static class FreshnessRule
{
    public const int AgeingAfterMonths = 3;
    public const int StaleAfterMonths = 6;

    public static Freshness Of(DateOnly? assuredOn, DateOnly today) =>
        assuredOn is not { } day || day <= today.AddMonths(-StaleAfterMonths) ? Freshness.Stale
        : day <= today.AddMonths(-AgeingAfterMonths) ? Freshness.Ageing
        : Freshness.Fresh;

    public static string InWords(this Freshness freshness) => freshness switch
    {
        Freshness.Fresh => "Checked in the last 3 months",
        Freshness.Ageing => "Not checked for 3 months",
        _ => "Not checked for 6 months",
    };
}
