using Kith.Practice.Shared;

namespace Kith.Practice.ServiceDirectory;

/// <summary>
/// Words that were searched for on a day and found nothing, and how often. Who searched, from where and with what else is not in it; of a sensitive
/// topic it holds the topic alone.
/// </summary>
public sealed class SearchMiss
{
    /// <summary>How long a day is kept, so that a year can be compared with the one before. Ours.</summary>
    public const int MonthsKept = 13;

    /// <summary>Different words of one day; what comes after them is not counted. Ours, against whoever would fill the record.</summary>
    public const int MostADay = 2_000;

    private const int MostWords = 6;

    private SearchMiss()
    {
    }

    public DateOnly Day { get; private set; }

    /// <summary>In lower case, in the order typed; or the name of a topic.</summary>
    public string Words { get; private set; } = string.Empty;

    public bool IsTopic { get; private set; }

    public int Count { get; private set; }

    public static DateOnly KeptFrom(DateOnly today) => today.AddMonths(-MonthsKept);

    /// <summary>
    /// What is kept of what was typed; null when nothing of it says what was looked for. Whatever has a figure or an @ is left out: house numbers,
    /// postcodes, telephone numbers and addresses of people.
    /// </summary>
    public static (string Words, bool IsTopic)? Of(string? typed)
    {
        if (SensitiveTopics.Of(typed) is { } topic)
        {
            return (topic, true);
        }

        var parts = (typed ?? string.Empty).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Where(p => !p.Contains('@', StringComparison.Ordinal) && !p.Any(char.IsDigit));
        var words = string.Join(' ', SearchWords.Plain(string.Join(' ', parts)).Where(w => w.Length > 1 && SearchWords.SaysSomething(w)).Take(MostWords));
        return words.Length == 0 ? null : (words, false);
    }
}

/// <summary>How often, in a month, people of one district and ward searched for what one term names. Sensitive terms are never counted by area.</summary>
public sealed class AreaSearch
{
    private AreaSearch()
    {
    }

    /// <summary>Its first day.</summary>
    public DateOnly Month { get; private set; }

    /// <summary>Such as XN1.</summary>
    public string District { get; private set; } = string.Empty;

    /// <summary>GSS code; empty where the postcode is not known here.</summary>
    public string Ward { get; private set; } = string.Empty;

    public TermId Term { get; private set; }

    public int Count { get; private set; }

    public static DateOnly MonthOf(DateOnly day) => new(day.Year, day.Month, 1);

    /// <summary>The ward among the areas of a postcode: GSS codes that begin with E05, or W05, S13 and N08 elsewhere.</summary>
    public static string WardAmong(IEnumerable<string> areas) =>
        areas.FirstOrDefault(a => a.StartsWith("E05", StringComparison.Ordinal) || a.StartsWith("W05", StringComparison.Ordinal) || a.StartsWith("S13", StringComparison.Ordinal) || a.StartsWith("N08", StringComparison.Ordinal)) ?? string.Empty;
}
