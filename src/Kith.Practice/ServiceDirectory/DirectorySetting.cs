using Kith.Practice.Shared;

namespace Kith.Practice.ServiceDirectory;

/// <summary>Which services Kith asks by itself whether their listing is still right.</summary>
public enum OwnersAsked
{
    Nobody,

    /// <summary>Those that were listed in Kith: what comes from a feed is confirmed at its source.</summary>
    ListedHere,
    Everybody,
}

/// <summary>How the partnership keeps its directory true.</summary>
public sealed class DirectorySetting
{
    public const int TheOne = 1;
    public const int MostDays = 730;
    public const int UsualDaysUnlisted = 30;

    private DirectorySetting()
    {
    }

    public int Id { get; private set; }

    /// <summary>Days after a listing turns red until the public finds it no more; null is never.</summary>
    public int? HideAfterDays { get; private set; }

    /// <summary>Days after a followed feed no longer lists a service until the public finds it no more; null is never. The number to begin with is ours.</summary>
    public int? HideUnlistedAfterDays { get; private set; }

    public OwnersAsked Asked { get; private set; }

    public int Version { get; private set; }

    public static DirectorySetting Begin() => new() { Id = TheOne, HideUnlistedAfterDays = UsualDaysUnlisted };

    public Refusals Set(int? hideAfterDays, int? hideUnlistedAfterDays, OwnersAsked? asked)
    {
        var no = new Refusals()
            .If(hideAfterDays is < 0 or > MostDays, "HideAfterDays", "The days must be a number from 0 to 730")
            .If(hideUnlistedAfterDays is < 0 or > MostDays, "HideUnlistedAfterDays", "The days must be a number from 0 to 730")
            .If(asked is null, "Asked", "Select whom Kith asks");
        if (!no.Any)
        {
            (HideAfterDays, HideUnlistedAfterDays, Asked) = (hideAfterDays, hideUnlistedAfterDays, asked!.Value);
        }

        return no;
    }

    /// <summary>A listing confirmed on this day or before is hidden; null when none is.</summary>
    public DateOnly? HiddenUpTo(DateOnly today) => HideAfterDays is { } days ? today.AddMonths(-FreshnessRule.StaleAfterMonths).AddDays(-days) : null;

    /// <summary>What its source has not listed since this day or before is hidden; null when nothing is.</summary>
    public DateOnly? GoneUpTo(DateOnly today) => HideUnlistedAfterDays is { } days ? today.AddDays(-days) : null;
}
