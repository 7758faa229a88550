using System.ComponentModel.DataAnnotations;
using Kith.Practice.ServiceDirectory;
using Kith.Practice.Shared;

namespace Kith.Features.ServiceDirectory;

/// <summary>What somebody asks the directory. Words and a postcode are sent in the body of a post and never stand in an address.</summary>
public sealed class SearchInput
{
    private const int LongestWords = 10_000;
    private const double MetresPerMile = 1_609.344;

    [Display(Name = "What help do you need?")]
    public string? Words { get; set; }

    [Display(Name = "Postcode")]
    public string? Postcode { get; set; }

    [Display(Name = "How far")]
    public int? Miles { get; set; }

    [Display(Name = "Age of the person, in years")]
    public string? Age { get; set; }

    [Display(Name = "Need")]
    public Guid? Need { get; set; }

    [Display(Name = "Days")]
    public List<int> Days { get; set; } = [];

    [Display(Name = "Only")]
    public List<string> Only { get; set; } = [];

    [Display(Name = "Language")]
    public string? Language { get; set; }

    public bool Has(string only) => Only.Contains(only);

    public double? Years => double.TryParse(Age, System.Globalization.NumberStyles.AllowDecimalPoint, System.Globalization.CultureInfo.InvariantCulture, out var years) && years <= 120 ? years : null;

    /// <summary>What cannot be understood, beside its field.</summary>
    public Refusals Check() => new Refusals()
        .If(Text.Trimmed(Age) is not null && Years is null, nameof(Age), "The age must be a number from 0 to 120")
        .If(Text.Trimmed(Postcode) is not null && Practice.ServiceDirectory.Postcode.DistrictOf(Postcode) is null, nameof(Postcode), "Enter a postcode, such as XN1 1AB, or its first half")
        .If(Miles is not null && Text.Trimmed(Postcode) is null, nameof(Postcode), "Enter a postcode, so that the distance is known");

    public DirectoryFilter Filter() => new()
    {
        Words = Text.Trimmed(Words?.Length > LongestWords ? Words[..LongestWords] : Words),
        Postcode = Text.Trimmed(Postcode),
        WithinMetres = Miles is { } miles ? Math.Clamp(miles, 1, 200) * MetresPerMile : null,
        AgeFrom = Years,
        AgeTo = Years,
        Terms = Need is { } need ? [[new TermId(need)]] : [],
        Days = Days.Where(d => d is >= 0 and <= 6).Distinct().ToList(),
        Opens = Has("evening") ? 17 * 60 : null,
        IsFree = Has("free"),
        IsAccessible = Has("accessible"),
        IsTermTime = Has("termtime"),
        IsInPerson = Has("place"),
        IsOnline = Has("online"),
        IsAtHome = Has("home"),
        Language = Text.Trimmed(Language)?.ToLowerInvariant(),
    };

    /// <summary>An address that may be passed on: filters, and words only where they tell nothing about whoever typed them. Never a postcode.</summary>
    public string Address(bool isSensitiveNeed, int page = 1)
    {
        var query = QueryString.Empty;
        query = Text.Trimmed(Words) is { Length: <= 100 } words && !SensitiveTopics.Touches(words) ? query.Add("words", words) : query;
        query = Need is { } need && !isSensitiveNeed ? query.Add("need", need.ToString()) : query;
        query = Years is not null ? query.Add("age", Age!.Trim()) : query;
        query = Text.Trimmed(Language) is { Length: <= 40 } language ? query.Add("language", language) : query;
        query = Days.Aggregate(query, (q, day) => q.Add("days", day.ToString()));
        query = Only.Where(Choices.Select(c => c.Value).Contains).Aggregate(query, (q, only) => q.Add("only", only));
        query = page > 1 ? query.Add("p", page.ToString()) : query;
        return DirectoryLinks.Search + query;
    }

    public static IReadOnlyList<(string Value, string Words)> Choices { get; } =
    [
        ("free", "Free"), ("place", "At a place"), ("online", "Online or by phone"), ("home", "At home"), ("evening", "In the evening"), ("termtime", "In term time"), ("accessible", "Says how disabled people can use it"),
    ];

    public static IReadOnlyList<string> DayNames { get; } = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

    public static double Metres(double miles) => miles * MetresPerMile;

    public static string InMiles(double metres) => metres < MetresPerMile / 10 ? "less than 0.1 miles" : $"{(metres / MetresPerMile).ToString(metres < 10 * MetresPerMile ? "0.0" : "0", System.Globalization.CultureInfo.InvariantCulture)} miles";
}
