using Kith.Practice.Shared;

namespace Kith.Practice.Access;

/// <summary>
/// Nobody works with both sides of domestic abuse. Having worked with one side counts for good: what was heard there is not forgotten.
/// </summary>
public static class Conflict
{
    /// <param name="own">Adults whom the worker works with, or worked with, and whether they still do.</param>
    /// <param name="harm">Pairs of who is alleged to have harmed whom.</param>
    /// <returns>Why the worker cannot be named to the adult, or null when they can.</returns>
    public static string? WhyNot(
        string worker, PersonId adult, string adultName, IEnumerable<(PersonId Adult, bool Still)> own, IEnumerable<(PersonId HarmedBy, PersonId Harmed)> harm)
    {
        var pairs = harm.ToList();
        foreach (var (other, still) in own.Where(o => o.Adult != adult).OrderByDescending(o => o.Still))
        {
            var works = still ? "already works" : "has already worked";
            if (pairs.Contains((other, adult)))
            {
                return $"{worker} {works} with the person alleged to have harmed {adultName}";
            }

            if (pairs.Contains((adult, other)))
            {
                return $"{worker} {works} with the person whom {adultName} is alleged to have harmed";
            }
        }

        return null;
    }
}
