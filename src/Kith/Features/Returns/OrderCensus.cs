using System.ComponentModel.DataAnnotations;
using Kith.Features.Casework;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Returns;
using Kith.Practice.Shared;
using Kith.Returns.CinCensus;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Returns;

public sealed class OrderCensusInput
{
    [Display(Name = "Which year?")]
    public int? Year { get; set; }
}

/// <summary>Orders that the census of a year be built from the record as it is now.</summary>
public sealed class OrderCensus(KithDb db, Ledger ledger)
{
    /// <summary>The year in progress and those before it whose census Kith knows, newest first.</summary>
    public static IReadOnlyList<CensusYear> Offered(DateOnly today) =>
        [.. Enumerable.Range(CensusYear.Oldest.EndsIn, CensusYear.Newest.EndsIn - CensusYear.Oldest.EndsIn + 1).Reverse().Where(y => y <= AssessmentDesk.YearOf(today).EndsIn).Select(y => new CensusYear(y))];

    public async Task<Outcome<CensusBuildId>> Do(OrderCensusInput input, Acting by, Now now, CancellationToken ct)
    {
        if (!by.Has(Duty.MakeReturns))
        {
            return Refusal.Forbidden;
        }

        var no = new Refusals().If(!Offered(now.Today).Any(y => y.EndsIn == input.Year), "Year", "Select the year of the census");
        if (no.Any)
        {
            return no;
        }

        if (await db.AuthorityOf(by, ct) is not { } authority)
        {
            return new Refusal(string.Empty, "Your agency has no local authority code. Ask your system administrator to add it");
        }

        if (await db.CensusesOf(by).FirstOrDefaultAsync(b => b.Source == CensusSource.Record && b.Year == input.Year && (b.State == CensusState.Waiting || b.State == CensusState.Running), ct) is { } underWay)
        {
            return underWay.Id;
        }

        var build = CensusBuild.Order(CensusSource.Record, input.Year!.Value, by.Agency, authority, by.Posting, now);
        db.Add(build);
        ledger.Tell(new CensusOrdered(build.Id, build.Year, build.Source), About.Organisation, by);
        return build.Id;
    }
}
