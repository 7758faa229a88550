using Kith.Returns.CinCensus;
using Kith.Returns.LookedAfter;
using Xunit;

namespace Kith.Returns.Tests.LookedAfter;

public sealed class CareCodesTests
{
    [Fact]
    public void Placements_change_with_the_return_of_2025_26()
    {
        var (before, after) = (Codes(CareCodes.Placements, 2025), Codes(CareCodes.Placements, 2026));
        Assert.Equal(["P2", "H5"], before.Except(after));
        Assert.Equal(["K3"], after.Except(before));
        Assert.Equal("Registered supported accommodation", CareCodes.Placements.MeaningOf("K3"));
    }

    [Fact]
    public void Every_code_stands_once_and_has_its_place_in_Annex_A()
    {
        IReadOnlyList<CareCode>[] sets = [CareCodes.LegalStatuses, CareCodes.Placements, CareCodes.Providers, CareCodes.Reasons];
        Assert.All(sets, set => Assert.Equal(set.Count, set.Select(c => c.Code).Distinct().Count()));
        Assert.All(sets.SelectMany(set => set), code => Assert.Matches("^([a-p]\\)|J[12]:) \\S", code.AnnexA));
        Assert.Equal(15, CareCodes.Placements.Select(c => c.AnnexA).Distinct().Count());
        Assert.Equal(14, CareCodes.Reasons.Select(c => c.AnnexA).Distinct().Count());
        Assert.Null(CareCodes.Placements.InAnnexA("Z99"));
        Assert.Equal(["N1", "N2", "N3", "N4", "N5", "N6", "N7", "N8"], CareCodes.NeedsIn(new CensusYear(2026)).Select(c => c.Code));
    }

    private static IEnumerable<string> Codes(IReadOnlyList<CareCode> codes, int year) => codes.In(new CensusYear(year)).Select(c => c.Code);
}
