namespace Kith.Practice.ServiceDirectory;

/// <summary>What the rule of quality looks at in a listing.</summary>
public sealed record QualityTraits
{
    /// <summary>In characters.</summary>
    public int DescriptionLength { get; init; }

    public DateOnly? AssuredOn { get; init; }

    /// <summary>A telephone number or an email address.</summary>
    public bool SaysHowToReach { get; init; }

    public bool SaysWeb { get; init; }

    /// <summary>A place with a postcode, or that it is online or comes home.</summary>
    public bool SaysWhere { get; init; }

    public bool SaysWhen { get; init; }

    /// <summary>Ages, or who it is for.</summary>
    public bool SaysWhom { get; init; }

    public bool HasTerm { get; init; }

    public bool SaysCost { get; init; }

    /// <summary>How its place is got into, or it has none.</summary>
    public bool SaysAccess { get; init; }
}

/// <summary>One thing that a listing should have.</summary>
/// <param name="Points">Of 100; the weight is ours.</param>
/// <param name="Lack">What an editor does about it.</param>
/// <param name="Has">The share of the points that a listing has on a day, from 0 to 1.</param>
/// <param name="From">The first day on which it counts.</param>
/// <param name="Until">The last; null while nobody knows.</param>
public sealed record QualityLine(int Points, string Lack, Func<QualityTraits, DateOnly, double> Has, DateOnly From, DateOnly? Until = null);

/// <param name="Points">0 to 100.</param>
/// <param name="Lacks">What would raise it, with the points that it would bring, the most first.</param>
public sealed record ListingQuality(int Points, IReadOnlyList<(string What, int Points)> Lacks);

/// <summary>How well a listing would serve whoever looks for help, out of 100. It says what is left to do, to editors alone: it judges listings, not services.</summary>
public static class QualityRule
{
    public const string Source = "What counts and how much is Kith’s own, after the fields that Open Referral UK asks for and what families ask first";

    /// <summary>In characters: shorter ones do not say what happens there. Ours.</summary>
    public const int FullDescription = 100;

    private static readonly DateOnly Begun = new(2026, 1, 1);

    private static readonly QualityLine[] All =
    [
        new(20, "Check it, and confirm that it is right", (t, day) => FreshnessRule.Of(t.AssuredOn, day) switch { Freshness.Fresh => 1, Freshness.Ageing => 0.5, _ => 0 }, Begun),
        new(15, "Say what happens there, in 100 characters or more", (t, _) => t.DescriptionLength >= FullDescription ? 1 : t.DescriptionLength >= FullDescription / 2 ? 0.5 : 0, Begun),
        new(15, "Add a telephone number or an email address", (t, _) => t.SaysHowToReach ? 1 : 0, Begun),
        new(10, "Say where it is, with the postcode, or that it is online or comes home", (t, _) => t.SaysWhere ? 1 : 0, Begun),
        new(10, "Say on which days", (t, _) => t.SaysWhen ? 1 : 0, Begun),
        new(10, "Say what it helps with, by a term", (t, _) => t.HasTerm ? 1 : 0, Begun),
        new(5, "Say who it is for", (t, _) => t.SaysWhom ? 1 : 0, Begun),
        new(5, "Say what it costs", (t, _) => t.SaysCost ? 1 : 0, Begun),
        new(5, "Add its web address", (t, _) => t.SaysWeb ? 1 : 0, Begun),
        new(5, "Say how its place is got into", (t, _) => t.SaysAccess ? 1 : 0, Begun),
    ];

    public static IReadOnlyList<QualityLine> On(DateOnly day) => [.. All.Where(l => l.From <= day && (l.Until is not { } until || until >= day))];

    public static ListingQuality Of(QualityTraits traits, DateOnly today)
    {
        var lines = On(today < Begun ? Begun : today).Select(l => (l.Lack, l.Points, Has: (int)Math.Round(l.Points * l.Has(traits, today), MidpointRounding.AwayFromZero))).ToList();
        return new ListingQuality(lines.Sum(l => l.Has), [.. lines.Where(l => l.Has < l.Points).Select(l => (l.Lack, l.Points - l.Has)).OrderByDescending(l => l.Item2)]);
    }

    /// <summary>The day after today on which the points may be others without anybody touching the listing; null when none is.</summary>
    public static DateOnly? ChangesOn(DateOnly? assuredOn, DateOnly today)
    {
        DateOnly? next = FreshnessRule.Of(assuredOn, today) switch
        {
            Freshness.Fresh => assuredOn!.Value.AddMonths(FreshnessRule.AgeingAfterMonths),
            Freshness.Ageing => assuredOn!.Value.AddMonths(FreshnessRule.StaleAfterMonths),
            _ => null,
        };
        var turn = All.SelectMany(l => new[] { l.From, l.Until?.AddDays(1) }).Where(d => d > today).Min();

        // Months end on different days: a day early it is looked at again.
        return new[] { next <= today ? today.AddDays(1) : next, turn }.Min();
    }
}
