using Kith.Practice.Returns;
using Kith.Returns.CinCensus;

namespace Kith.Features.Returns;

/// <summary>How much of what a census has, for beside last year’s: its rows table by table, and what the year is known by.</summary>
internal sealed class CensusCounts(CensusYear year)
{
    private readonly CensusScope scope = CensusScope.Of(year.EndsIn);
    private readonly Dictionary<string, int> counts = new(StringComparer.Ordinal);

    /// <summary>What the year is known by, in the order in which a page lists it.</summary>
    public static IReadOnlyList<string> Measures { get; } =
    [
        "Children", "Referrals in the year", "Referrals with no further action", "Children in need on 31 March", "Assessments authorised in the year",
        "Section 47 enquiries started in the year", "Initial conferences in the year", "Child protection plans started in the year", "Child protection plans on 31 March", "Episodes that ended in the year",
    ];

    public IReadOnlyDictionary<string, int> All => counts;

    public void Add(CensusChild child, IEnumerable<CensusRowOf> rows)
    {
        foreach (var row in rows)
        {
            Count(row.Table.ToString());
        }

        Count("Children");
        foreach (var episode in child.Episodes)
        {
            var isNeed = episode.ReferralNfa.Value != true;
            Count("Referrals in the year", scope.Has(episode.CinReferralDate.Value));
            Count("Referrals with no further action", !isNeed && scope.Has(episode.CinReferralDate.Value));
            Count("Episodes that ended in the year", scope.Has(episode.CinClosureDate.Value));
            Count("Assessments authorised in the year", episode.Assessments.Count(a => scope.Has(a.AuthorisationDate.Value)));
            Count("Section 47 enquiries started in the year", episode.Section47s.Count(s => scope.Has(s.ActualStartDate.Value)));
            Count("Initial conferences in the year", episode.Section47s.Count(s => scope.Has(s.DateOfInitialCpc.Value)) + (scope.Has(episode.DateOfInitialCpc.Value) ? 1 : 0));
            Count("Child protection plans started in the year", episode.ProtectionPlans.Count(p => scope.Has(p.StartDate.Value)));
            Count("Child protection plans on 31 March", episode.ProtectionPlans.Count(p => p.StartDate.Value <= scope.To && p.EndDate.IsBlank));
        }

        Count("Children in need on 31 March", child.Episodes.Any(e => e.ReferralNfa.Value != true && e.CinReferralDate.Value <= scope.To && e.CinClosureDate.IsBlank));
    }

    private void Count(string what, bool isSo) => Count(what, isSo ? 1 : 0);

    private void Count(string what, int many = 1) => counts[what] = counts.GetValueOrDefault(what) + many;
}
