using Kith.Practice.Shared;
using Kith.Returns.CinCensus;

namespace Kith.Features.Returns;

/// <summary>The first pass over a census file: every reason to refuse it, and every row to leave out, before anything is written.</summary>
internal sealed record CensusSurvey(CensusYear Year, string? Lea, int Children)
{
    private const int LongestNumber = Text.Line;

    public static Outcome<CensusSurvey> Of(Stream file, ImportReport report)
    {
        using var reader = CensusReader.Open(file);
        if (reader.Header?.CensusYear is not { } year)
        {
            return new Refusal("Year", $"The file does not say of which year it is (line {reader.Header?.Line ?? 1}). Kith takes the census of {CensusYear.Oldest} to {CensusYear.Newest}.");
        }

        if (!year.IsKnown)
        {
            return new Refusal("Year", $"The file is the census of {year} (line {reader.Header.Line}). Kith takes the census of {CensusYear.Oldest} to {CensusYear.Newest}.");
        }

        var rows = new CensusRows(report);
        var children = reader.ReadChildren().Count(child => rows.Take(child) is not null);
        foreach (var (path, times) in reader.UnknownElements.OrderBy(e => e.Key, StringComparer.Ordinal))
        {
            report.Note($"Not known to Kith and passed over: {path}, {Times(times)}");
        }

        foreach (var (path, times) in reader.RepeatedElements.OrderBy(e => e.Key, StringComparer.Ordinal))
        {
            report.Note($"Sent more than once where one is allowed, and the first one taken: {path}, {Times(times)}");
        }

        return new CensusSurvey(year, reader.Header.Lea.Value, children);
    }

    /// <summary>The rows to take, one after another, without those that <see cref="Of"/> has listed as left out.</summary>
    public static IEnumerable<CensusChild> Rows(Stream file)
    {
        using var reader = CensusReader.Open(file);
        var rows = new CensusRows(new ImportReport());
        foreach (var child in reader.ReadChildren())
        {
            if (rows.Take(child) is { } row)
            {
                yield return row;
            }
        }
    }

    private static string Times(int times) => times == 1 ? "once" : $"{times} times";

    private sealed class CensusRows(ImportReport report)
    {
        private readonly HashSet<string> seen = new(StringComparer.Ordinal);

        public CensusChild? Take(CensusChild child)
        {
            if (child.LaChildId.Value is not { } number)
            {
                report.LeaveOut(child.Line, "a child without LAchildID");
                return null;
            }

            if (number.Length > LongestNumber)
            {
                report.LeaveOut(child.Line, $"a child whose LAchildID is {number.Length} characters long");
                return null;
            }

            if (!seen.Add(number))
            {
                report.LeaveOut(child.Line, $"{number}: a child with this LAchildID has already been read", number);
                return null;
            }

            var days = new HashSet<DateOnly>();
            var episodes = child.Episodes.Where(episode => IsTaken(episode, number, days)).ToList();
            return episodes.Count == child.Episodes.Count ? child : child with { Episodes = episodes };
        }

        private bool IsTaken(CensusEpisode episode, string number, HashSet<DateOnly> days)
        {
            if (episode.CinReferralDate.Value is not { } day)
            {
                report.LeaveOut(episode.Line, episode.CinReferralDate.IsBlank ? $"{number}: an episode without CINreferralDate" : $"{number}: an episode whose CINreferralDate is not a day", number);
                return false;
            }

            if (!days.Add(day))
            {
                report.LeaveOut(episode.Line, $"{number}: an episode with the CINreferralDate {day:yyyy-MM-dd} has already been read", number);
                return false;
            }

            return true;
        }
    }
}
