namespace Kith.Practice.ServiceDirectory;

/// <summary>
/// What becomes of a record when its source sends it again: a field that nobody changed in Kith follows the source; one that somebody changed
/// stays and is told of, until the source says the same. Ours, after the house's rule that no import overwrites a worker.
/// </summary>
/// <param name="Fields">What the record says now, each field as its own text.</param>
/// <param name="Taken">Fields that follow the source now.</param>
/// <param name="Kept">Fields that stay although the source says something new.</param>
public sealed record ThreeWay(IReadOnlyDictionary<string, string> Fields, IReadOnlyList<string> Taken, IReadOnlyList<string> Kept)
{
    /// <param name="before">What the source sent last; null for a record that it has never sent.</param>
    /// <param name="follows">Whether a field follows the source; otherwise those do that say what it sent last.</param>
    public static ThreeWay Of(
        IReadOnlyDictionary<string, string>? before, IReadOnlyDictionary<string, string> ours, IReadOnlyDictionary<string, string> theirs, Func<string, bool>? follows = null)
    {
        var fields = new Dictionary<string, string>(ours, StringComparer.Ordinal);
        var (taken, kept) = (new List<string>(), new List<string>());
        foreach (var name in ours.Keys.Union(theirs.Keys).ToList())
        {
            var (mine, sent, last) = (ours.GetValueOrDefault(name), theirs.GetValueOrDefault(name), before?.GetValueOrDefault(name));
            if (mine == sent || sent == last)
            {
                continue;
            }

            if (!(follows?.Invoke(name) ?? mine == last))
            {
                kept.Add(name);
                continue;
            }

            taken.Add(name);
            if (sent is null)
            {
                fields.Remove(name);
            }
            else
            {
                fields[name] = sent;
            }
        }

        return new ThreeWay(fields, taken, kept);
    }
}
