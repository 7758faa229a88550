using System.Globalization;

namespace Kith.Returns.CinCensus.Rules;

/// <summary>
/// The local authorities whose number a unique pupil number may hold. 942 and 943 came in 2023-24.
/// Source: Department for Education, children in need census, rule 1530.
/// </summary>
internal static class PupilNumberAuthorities
{
    private static readonly CensusYear TwoMoreSince = new(2024);

    private static readonly HashSet<int> Numbers =
    [
        .. Range(1, 5), .. Range(201, 213), .. Range(301, 320), .. Range(330, 336), .. Range(340, 344), .. Range(350, 359), .. Range(370, 373), .. Range(380, 384), .. Range(390, 394), 420,
        .. Range(660, 681), .. Range(701, 708), .. Range(800, 803), .. Range(805, 808), .. Range(810, 813), 815, 816, .. Range(820, 823), 825, 826, 830, 831, .. Range(835, 841), 845, 846,
        .. Range(850, 852), .. Range(855, 857), 860, 861, .. Range(865, 896), 908, 909, 916, 919, 921, 925, 926, 928, 929, 931, 933, .. Range(935, 938), 940, 941,
    ];

    public static bool Knows(string authority, CensusYear year) =>
        int.TryParse(authority, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && (Numbers.Contains(number) || (year >= TwoMoreSince && number is (942 or 943)));

    private static IEnumerable<int> Range(int first, int last) => Enumerable.Range(first, last - first + 1);
}
