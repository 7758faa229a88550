using Kith.Practice.Casework;
using Kith.Practice.Shared;
using Kith.Returns.CinCensus;

namespace Kith.Features.Returns;

/// <summary>One child of a census while it is taken.</summary>
internal sealed record ChildInHand(string Number, CensusYear Year, ImportReport Report, Now Now)
{
    public Settled Settled { get; } = new();

    public Settling Settle(SentRecord record, int line, string subject) => new(record, Year.EndsIn, line, subject, Settled, Report, Number);
}

/// <summary>The parts of one episode, each known by its element and start date, and by its order when two start on one day.</summary>
internal sealed class PartsSent(SentRecord record, ChildEpisode episode, string subject, ChildInHand child)
{
    private const string Undated = "undated";

    private readonly HashSet<string> seen = new(StringComparer.Ordinal);

    public ChildEpisode Episode => episode;

    public string Subject => subject;

    public Settling Record(string element, CensusDate start, int line)
    {
        var (part, name, _) = Part(element, start);
        return child.Settle(part, line, $"{subject}, {name}");
    }

    /// <summary>Null when the part was imported before and a worker has removed it since.</summary>
    public PartFound<T>? Find<T>(string element, CensusDate start, int line, IEnumerable<T> held, Func<T, Guid> id, Func<T, DateOnly?> startOf)
        where T : class
    {
        var (part, name, isFirst) = Part(element, start);
        var rows = held.ToList();
        var row = part.Row is { } known ? rows.Find(r => id(r) == known) : null;
        if (row is null && start.Value is { } day)
        {
            var claimed = record.Parts.Values.Where(p => p != part).Select(p => p.Row).OfType<Guid>().ToHashSet();
            row = rows.Find(r => startOf(r) == day && !claimed.Contains(id(r)));
        }

        if (row is null && !isFirst)
        {
            child.Report.Keep(line, $"{subject}, {name}: it was removed in Kith", child.Number);
            return null;
        }

        if (row is not null && part.Row != id(row))
        {
            part.Row = id(row);
            child.Settled.IsSentAnew = true;
        }

        return new PartFound<T>(row, part, child.Settle(part, line, $"{subject}, {name}"), child.Settled, element);
    }

    public void TellLost(int line)
    {
        foreach (var name in record.Parts.Where(p => p.Value.LatestYear == child.Year.EndsIn && !seen.Contains(p.Key)).Select(p => p.Key))
        {
            child.Report.Keep(line, $"{subject}, {name}: the {child.Year} census sent it before and does not now", child.Number);
        }
    }

    private (SentRecord Part, string Name, bool IsFirst) Part(string element, CensusDate start)
    {
        var day = start.Value is not null || start.IsBlank ? start.Raw?.Trim() : $"“{start.Raw}”";
        var name = $"{element} {(string.IsNullOrEmpty(day) ? Undated : day)}";
        for (var (again, first) = (2, name); !seen.Add(name); again++)
        {
            name = $"{first} ({again})";
        }

        var (part, isFirst) = record.Part(name);
        return (part, name, isFirst);
    }
}

internal sealed record PartFound<T>(T? Row, SentRecord Part, Settling Settling, Settled Settled, string Element)
    where T : class
{
    public void Holds(Guid row)
    {
        Part.Row = row;
        Settled.IsSentAnew = true;
        Settled.Changed.Add(Element);
    }
}
