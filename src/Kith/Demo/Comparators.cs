using System.Globalization;
using Kith.Features.Outcomes;
using Kith.Practice.Access;
using Kith.Practice.Outcomes;
using Kith.Practice.Shared;

namespace Kith.Demo;

/// <summary>
/// What the demonstration's measures stand beside, so that it needs no file: figures of England, of its region and of ten real authorities of about its
/// size. Typed in from Department for Education, Children in need and Children looked after in England, releases of 2025, and Office for National
/// Statistics, mid-year estimates of children aged 0 to 17; Open Government Licence v3.0. The authority itself and its population are invented.
/// </summary>
internal static class Comparators
{
    public const int Population = 48_990;

    private const string SouthWest = "E12000009";
    private const string Source =
        "Northmoor is invented, and so is its number of children. Its region and its ten neighbours are real and were chosen for it by size; their figures are published ones.";

    /// <summary>Counts of the year ending 31 March, by the mid-year population of the calendar year before.</summary>
    private static readonly Figures[] All =
    [
        new(AreaLevel.Country, "E92000001", "England", null, 2024, 12059476, 621880, 399460, 49900, 83530, 69),
        new(AreaLevel.Country, "E92000001", "England", null, 2025, 12183016, 632830, 402400, 49420, 81770, 67),
        new(AreaLevel.Region, "E12000009", "South West", null, 2024, 1106530, 52440, 33420, 4510, 6970, 63),
        new(AreaLevel.Region, "E12000009", "South West", null, 2025, 1114244, 51970, 33770, 4290, 6920, 62),
        new(AreaLevel.Authority, "334", "Solihull", "E12000005", 2024, 48752, 3815, 2150, 192, 554, 114),
        new(AreaLevel.Authority, "334", "Solihull", "E12000005", 2025, 49229, 3022, 1836, 177, 489, 99),
        new(AreaLevel.Authority, "852", "Southampton", "E12000008", 2024, 50594, 3094, 2059, 276, 489, 97),
        new(AreaLevel.Authority, "852", "Southampton", "E12000008", 2025, 50941, 2777, 1971, 292, 460, 90),
        new(AreaLevel.Authority, "846", "Brighton and Hove", "E12000008", 2024, 46835, 3257, 1991, 262, 355, 76),
        new(AreaLevel.Authority, "846", "Brighton and Hove", "E12000008", 2025, 46612, 3236, 2055, 260, 332, 71),
        new(AreaLevel.Authority, "370", "Barnsley", "E12000003", 2024, 51150, 3114, 1804, 366, 404, 79),
        new(AreaLevel.Authority, "370", "Barnsley", "E12000003", 2025, 51799, 3241, 1566, 264, 366, 71),
        new(AreaLevel.Authority, "879", "Plymouth", "E12000009", 2024, 52169, 3879, 2469, 299, 513, 98),
        new(AreaLevel.Authority, "879", "Plymouth", "E12000009", 2025, 52113, 2806, 2006, 361, 527, 101),
        new(AreaLevel.Authority, "381", "Calderdale", "E12000003", 2024, 45184, 2053, 1609, 215, 363, 80),
        new(AreaLevel.Authority, "381", "Calderdale", "E12000003", 2025, 45130, 2665, 1625, 233, 355, 79),
        new(AreaLevel.Authority, "808", "Stockton-on-Tees", "E12000001", 2024, 44466, 4031, 2395, 241, 581, 131),
        new(AreaLevel.Authority, "808", "Stockton-on-Tees", "E12000001", 2025, 45079, 3959, 2345, 282, 564, 125),
        new(AreaLevel.Authority, "877", "Warrington", "E12000002", 2024, 44458, 1691, 1452, 190, 354, 80),
        new(AreaLevel.Authority, "877", "Warrington", "E12000002", 2025, 44799, 2095, 1552, 188, 310, 69),
        new(AreaLevel.Authority, "822", "Bedford", "E12000006", 2024, 43431, 1706, 1307, 161, 262, 60),
        new(AreaLevel.Authority, "822", "Bedford", "E12000006", 2025, 44483, 1992, 1539, 141, 261, 59),
        new(AreaLevel.Authority, "802", "North Somerset", "E12000009", 2024, 43965, 992, 991, 131, 254, 58),
        new(AreaLevel.Authority, "802", "North Somerset", "E12000009", 2025, 44360, 1126, 1254, 139, 280, 63),
    ];

    public static async Task Take(Telling telling, Company company, DateOnly on)
    {
        var moment = Now.OnClock(on, new TimeOnly(9, 30));
        foreach (var series in Enum.GetValues<Series>())
        {
            await telling.At(moment, (now, ct) => telling.Command<TakeBenchmarks>().Do(series, [.. Areas()], [.. All.Select(f => f.Of(series))], by: null, now, ct));
        }

        var choice = new AuthorityInput
        {
            Name = "Northmoor",
            Region = SouthWest,
            Population = Population,
            PopulationYear = on.Year - 1,
            Neighbours = string.Join(' ', All.Where(f => f.Level == AreaLevel.Authority).Select(f => f.Code).Distinct()),
            Source = Source,
        };
        var manager = company.All(Role.ProgrammeManager)[0];
        await telling.As(manager, moment, (by, now, ct) => telling.Command<SetAuthority>().Do(choice, by, now, ct));
    }

    private static IEnumerable<BenchmarkArea> Areas() =>
        All.GroupBy(f => f.Code).Select(g => g.MaxBy(f => f.Year)!).Select(f => BenchmarkArea.AsSent(f.Level, f.Code, f.Name, f.Region, f.Year));

    private sealed record Figures(
        AreaLevel Level, string Code, string Name, string? Region, int Year, int Children, int Referrals, int InNeed, int Plans, int LookedAfter, int LookedAfterRate)
    {
        public Benchmark Of(Series series) => series switch
        {
            Series.Population => Benchmark.AsSent(series, Year - 1, Code, Digits(Children)),
            Series.Referrals => Benchmark.AsSent(series, Year, Code, Digits(Referrals)),
            Series.ChildrenInNeed => Benchmark.AsSent(series, Year, Code, Digits(InNeed)),
            Series.ProtectionPlans => Benchmark.AsSent(series, Year, Code, Digits(Plans)),
            _ => Benchmark.AsSent(series, Year, Code, Digits(LookedAfter), Digits(LookedAfterRate)),
        };

        private static string Digits(int number) => number.ToString(CultureInfo.InvariantCulture);
    }
}
