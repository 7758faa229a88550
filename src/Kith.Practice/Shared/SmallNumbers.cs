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

    /// <summary>Whether a sum must stay hidden because one of its parts, each shown elsewhere, is small.</summary>
    public static bool HidesSum(IEnumerable<int> parts) => parts.Any(IsSmall);

    /// <summary>Whether a part must stay hidden because it, or what remains of a whole that is shown, is small.</summary>
    public static bool HidesPart(int part, int whole) => IsSmall(part) || IsSmall(whole - part);
}
