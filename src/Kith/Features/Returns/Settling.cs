using System.Globalization;
using Kith.Returns.CinCensus;

namespace Kith.Features.Returns;

/// <summary>What came of settling one person's records: whether the sent texts have to be kept anew, and which fields of Kith changed.</summary>
internal sealed class Settled
{
    public bool IsSentAnew { get; set; }

    public HashSet<string> Changed { get; } = new(StringComparer.Ordinal);
}

/// <summary>
/// Settles one record field by field between what was sent last, what is sent now and what Kith holds. Kith takes what is sent unless a newer
/// year has spoken or a worker has changed the value.
/// </summary>
/// <param name="subject">The record, for the report: "C12, referral of 2025-05-06".</param>
/// <param name="child">The child's LAchildID, for the report.</param>
/// <param name="tellValues">Whether the report may say the values: codes and days, but nobody's name.</param>
internal sealed class Settling(SentRecord was, int year, int line, string subject, Settled settled, ImportReport report, string? child = null, bool tellValues = true)
{
    private const int LongestCode = 40;
    private const string BetweenGroups = "\n\n";

    /// <summary>Stands for an element that was sent empty among others of its name: a character that no file has.</summary>
    internal const string Empty = "\uE000";

    public DateOnly? Date(string field, CensusDate sent, DateOnly? held, bool silenceSpeaks = false) =>
        Settle(field, sent.Raw, held, text => new CensusDate(text).Value, silenceSpeaks);

    public string? Code(string field, CensusText sent, string? held, bool silenceSpeaks = false) =>
        Settle(field, sent.Raw, held, CodeIn, silenceSpeaks);

    public bool? Flag(string field, CensusFlag sent, bool? held) => Settle(field, sent.Raw, held, text => new CensusFlag(text).Value);

    public int? Number(string field, CensusNumber sent, int? held) => Settle(field, sent.Raw, held, text => new CensusNumber(text).Value);

    public string? Sex(CensusChild sent, string? held) => Settle("Sex", sent.Sex.IsBlank ? sent.GenderCurrent.Raw : sent.Sex.Raw, held, SexIn);

    /// <summary>Several codes of one field, which a newer year replaces as a whole. An empty element says nothing and is a row all the same.</summary>
    public IReadOnlyList<string> Codes(string field, IReadOnlyList<CensusText> sent, IEnumerable<string> held)
    {
        var known = Together(held.Order(StringComparer.Ordinal));
        var isSaid = sent.Any(s => !s.IsBlank) || (sent.Count > 0 && known is null);
        return Parts(Settle(field, isSaid ? string.Join('\n', sent.Select(s => s.IsBlank ? Empty : s.Raw)) : null, known, CodesIn));
    }

    /// <summary>Days in groups, of which each year sends its own, so that those of other years stay.</summary>
    public IReadOnlyList<DateOnly> Days(string field, IReadOnlyCollection<CensusReviews> sent, IReadOnlyCollection<DateOnly> held)
    {
        var before = AllDays(field);
        var name = $"{field} {new CensusYear(year)}";
        if (sent.Count > 0)
        {
            Remember(name, string.Join(BetweenGroups, sent.Select(group => Together(group.Dates.Select(d => d.Raw)))));
        }
        else if (was.Fields.Remove(name))
        {
            settled.IsSentAnew = true;
        }

        var now = AllDays(field);
        var result = held.Union(now.Except(before)).Except(before.Except(now)).Order().ToList();
        if (!result.ToHashSet().SetEquals(held))
        {
            settled.Changed.Add(field);
        }

        if (!now.IsSubsetOf(result))
        {
            report.Keep(line, $"{subject}: {field} was changed in Kith", child);
        }

        return result;
    }

    /// <summary>A field that Kith has no column for: kept as sent, and nothing else.</summary>
    public void Keep(string field, string? raw) => Settle<string?>(field, raw, null, _ => null);

    /// <param name="silenceSpeaks">Sending nothing says something: an episode without a closure is open.</param>
    public T Settle<T>(string field, string? raw, T held, Func<string, T> read, bool silenceSpeaks = false)
    {
        var last = was.Fields.GetValueOrDefault(field);
        if (string.IsNullOrWhiteSpace(raw) && !silenceSpeaks && last?.Year != year)
        {
            return held;
        }

        if (last is not null && last.Year > year)
        {
            return held;
        }

        var known = last is null ? default! : read(last.Text);
        var text = raw ?? string.Empty;
        var sent = read(text);
        if (sent is null && !string.IsNullOrWhiteSpace(text) && text != last?.Text)
        {
            // No column holds it: the text itself is what is stored.
            settled.Changed.Add(field);
        }

        Remember(field, text);
        if (EqualityComparer<T>.Default.Equals(sent, held))
        {
            return held;
        }

        if (!EqualityComparer<T>.Default.Equals(known, held))
        {
            report.Keep(line, tellValues ? $"{subject}: {field} is {Said(held)} in Kith, {Said(sent)} in the file" : $"{subject}: {field} was changed in Kith", child);
            return held;
        }

        settled.Changed.Add(field);
        return sent;
    }

    private void Remember(string field, string text)
    {
        var last = was.Fields.GetValueOrDefault(field);
        if (last?.Text == text && last.Year == year)
        {
            return;
        }

        settled.IsSentAnew = true;
        was.Fields[field] = new SentText(text, year, line);
    }

    private static string Said<T>(T value) => value switch
    {
        null => "not known",
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        bool flag => flag ? "yes" : "no",
        _ => value.ToString()!.Replace('\n', ' '),
    };

    private HashSet<DateOnly> AllDays(string field) =>
        was.Fields.Where(f => f.Key.StartsWith(field, StringComparison.Ordinal))
            .SelectMany(f => Parts(f.Value.Text).Select(text => new CensusDate(text).Value))
            .OfType<DateOnly>().ToHashSet();

    // A code longer than any code set knows stays as sent: an index would not hold it.
    internal static string? CodeIn(string text) => text.Trim() is { Length: > 0 and <= LongestCode } code ? code : null;

    internal static string? SexIn(string text) =>
        CensusCodes.SexFrom(new CensusText(text), default) ?? CensusCodes.SexFrom(default, new CensusText(text));

    internal static string? CodesIn(string text) =>
        Together(Parts(text).Where(part => part != Empty).Select(CodeIn).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    internal static string? Together(IEnumerable<string?> texts) => string.Join('\n', texts.Where(t => !string.IsNullOrWhiteSpace(t))) is { Length: > 0 } text ? text : null;

    /// <summary>The groups in which days were sent; a group may be empty.</summary>
    internal static List<string[]> GroupsIn(string text) => [.. text.Split(BetweenGroups).Select(Parts)];

    private static string[] Parts(string? text) => text?.Split('\n', StringSplitOptions.RemoveEmptyEntries) ?? [];
}
