using System.Globalization;
using Kith.Practice.Shared;
using Microsoft.Extensions.Primitives;

namespace Kith.Features.ServiceDirectory;

/// <summary>What a reader of the feed asks for, read strictly: what cannot be understood is told of and not guessed.</summary>
internal sealed record FeedQuery(int Page, int PerPage, bool IsLines, bool IsFull, bool IsMinimal, bool HasFullServices, bool IsTopOnly, Guid? Parent, DirectoryFilter Filter)
{
    public const int UsualPerPage = 50;
    public const int MostPerPage = 500;

    /// <summary>The query, or why it is malformed.</summary>
    public static (FeedQuery? Query, string? Fault) Of(IQueryCollection asked)
    {
        var reading = new Reading(asked);
        var page = reading.Whole("page", 1, int.MaxValue) ?? 1;
        var perPage = reading.Whole("per_page", 1, MostPerPage) ?? UsualPerPage;
        var lines = reading.OneOf("format", "json", "ndjson") == "ndjson";
        var filter = new DirectoryFilter
        {
            Words = Text.Trimmed(reading.Last("search")),
            Terms = reading.Terms("taxonomy_term_id"),
            Taxonomy = reading.Id("taxonomy_id") is { } taxonomy ? new TaxonomyId(taxonomy) : null,
            Organization = reading.Id("organization_id") is { } organization ? new OrganizationId(organization) : null,
            ModifiedAfter = reading.Moment("modified_after"),
            AgeFrom = reading.Number("minimum_age"),
            AgeTo = reading.Number("maximum_age"),
            Opens = reading.Clock("start_time"),
            Closes = reading.Clock("end_time"),
            Days = reading.Days("day"),
            Postcode = Text.Trimmed(reading.Last("postcode")),
            WithinMetres = reading.Number("proximity"),
        };
        var query = new FeedQuery(page, perPage, lines, reading.Yes("full"), reading.Yes("minimal"), reading.Yes("full_service"), reading.Yes("top_only"), reading.Id("parent_id"), filter);
        return reading.Fault is { } fault ? (null, fault) : (query, null);
    }

    private sealed class Reading(IQueryCollection asked)
    {
        public string? Fault { get; private set; }

        public string? Last(string name) => asked.TryGetValue(name, out var values) && values.Count > 0 ? values[^1] : null;

        public int? Whole(string name, int from, int to)
        {
            if (Given(name) is not { } text)
            {
                return null;
            }

            return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= from && number <= to
                ? number
                : Wrong<int?>(name, to == int.MaxValue ? $"a whole number from {from}" : $"a whole number from {from} to {to}");
        }

        public double? Number(string name) =>
            Given(name) is not { } text ? null
            : double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : Wrong<double?>(name, "a number");

        public bool Yes(string name) => Given(name) switch
        {
            null => asked.ContainsKey(name),
            var text when text.Equals("true", StringComparison.OrdinalIgnoreCase) || text == "1" => true,
            var text when text.Equals("false", StringComparison.OrdinalIgnoreCase) || text == "0" => false,
            _ => Wrong<bool>(name, "true or false"),
        };

        public Guid? Id(string name) => Given(name) is not { } text ? null : Guid.TryParse(text, out var id) ? id : Wrong<Guid?>(name, "a UUID");

        public string? OneOf(string name, params string[] words) =>
            Given(name) is not { } text ? null : words.Contains(text, StringComparer.OrdinalIgnoreCase) ? text.ToLowerInvariant() : Wrong<string?>(name, string.Join(" or ", words));

        public DateTime? Moment(string name) =>
            Given(name) is not { } text ? null
            : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) ? moment.UtcDateTime : Wrong<DateTime?>(name, "a date and time");

        public int? Clock(string name) => Given(name) is not { } text ? null : ListingText.Minutes(text) ?? Wrong<int?>(name, "a time such as 17:30");

        /// <summary>Each repetition must be met; of those with commas between, one is enough.</summary>
        public List<IReadOnlyList<TermId>> Terms(string name)
        {
            var groups = new List<IReadOnlyList<TermId>>();
            foreach (var group in Values(name))
            {
                var ids = group.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(text => Guid.TryParse(text, out var id) ? id : Wrong<Guid>(name, "a UUID"));
                groups.Add(ids.Select(id => new TermId(id)).ToList());
            }

            return groups;
        }

        public List<int> Days(string name) =>
            Values(name).SelectMany(v => v.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                .Select(day => ListingText.DayNumber(day) ?? Wrong<int>(name, "a day of the week")).Distinct().ToList();

        private IEnumerable<string> Values(string name) => asked.TryGetValue(name, out StringValues values) ? values.OfType<string>().Where(v => v.Length > 0) : [];

        private string? Given(string name) => Last(name) is { Length: > 0 } text ? text : null;

        private T? Wrong<T>(string name, string should)
        {
            Fault ??= $"{name} must be {should}";
            return default;
        }
    }
}
