namespace Kith.Practice.Shared;

/// <summary>
/// Counts of 1 to 5 are not shown to readers outside the case teams, nor what would reveal one by subtraction. Source: DfE, “Children in need:
/// methodology”, 2025 (counts of 1 to 5 are suppressed, with secondary suppression). That a sum goes rather than a second part is ours: what was
/// shown once cannot be taken back when the year is over.
/// </summary>
public static class SmallNumbers
{
    public const string Symbol = "c";

    public static bool IsSmall(int count) => count is >= 1 and <= 5;

    /// <summary>
    /// A count that changes from day to day, or that stands beside its parts, as those readers see it: to the nearest 5, so that no difference of two of them tells
    /// that it is small. Ours.
    /// </summary>
    public static int Rounded(int count) => (count + 2) / 5 * 5;

    /// <summary>Whether a sum must stay hidden because one of its parts, each shown elsewhere, is small.</summary>
    public static bool HidesSum(IEnumerable<int> parts) => parts.Any(IsSmall);

    /// <summary>Whether a part must stay hidden because it, or what remains of a whole that is shown, is small.</summary>
    public static bool HidesPart(int part, int whole) => IsSmall(part) || IsSmall(whole - part);
}
