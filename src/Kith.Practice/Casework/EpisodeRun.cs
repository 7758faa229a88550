namespace Kith.Practice.Casework;

/// <summary>
/// Child episodes of one family that overlap, each with the one before, and so were one period of work with the family.
/// A referral with no further action is in no run: there was no work.
/// </summary>
/// <param name="ClosedOn">The last day of the run; none while one of its episodes is open.</param>
public sealed record EpisodeRun(DateOnly OpenedOn, DateOnly? ClosedOn, IReadOnlyList<ChildEpisode> Episodes)
{
    /// <summary>The runs in the order in which they opened. Two episodes that share a day overlap.</summary>
    public static IReadOnlyList<EpisodeRun> Of(IEnumerable<ChildEpisode> episodes)
    {
        var runs = new List<EpisodeRun>();
        foreach (var next in episodes.Where(e => e.NoFurtherAction != true).OrderBy(e => e.ReferredOn).ThenBy(e => e.Id.Value))
        {
            if (runs.Count > 0 && runs[^1] is var last && (last.ClosedOn is null || next.ReferredOn <= last.ClosedOn))
            {
                runs[^1] = last with { ClosedOn = Later(last.ClosedOn, LastDay(next)), Episodes = [.. last.Episodes, next] };
            }
            else
            {
                runs.Add(new EpisodeRun(next.ReferredOn, LastDay(next), [next]));
            }
        }

        return runs;
    }

    public bool Overlaps(DateOnly from, DateOnly? until) => (until is null || OpenedOn <= until) && (ClosedOn is null || from <= ClosedOn);

    // An episode may have been sent with a closure before its referral.
    private static DateOnly? LastDay(ChildEpisode episode) => episode.ClosedOn < episode.ReferredOn ? episode.ReferredOn : episode.ClosedOn;

    private static DateOnly? Later(DateOnly? one, DateOnly? other) => one is null || other is null ? null : one > other ? one : other;
}
