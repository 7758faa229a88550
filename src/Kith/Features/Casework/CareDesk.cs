using Kith.Features.Access;
using Kith.Features.Families;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Casework;
using Kith.Practice.Shared;
using Kith.Returns.CinCensus;
using Kith.Returns.LookedAfter;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Casework;

/// <summary>One period of a child in the hands of a command.</summary>
/// <param name="Others">Every other period of the child, also in another family’s work.</param>
public sealed record CareInHand(CarePeriod Period, IReadOnlyList<CarePeriod> Others, About About);

/// <summary>What every command on children looked after needs, read inside the writing transaction.</summary>
public sealed class CareDesk(KithDb db)
{
    public static CareCodesInForce CodesOn(DateOnly day)
    {
        var year = AssessmentDesk.YearOf(day);
        return new CareCodesInForce(
            CareCodes.NeedsIn(year).Select(c => c.Code).ToHashSet(StringComparer.Ordinal),
            Codes(CareCodes.LegalStatuses),
            Codes(CareCodes.Placements),
            Codes(CareCodes.Providers),
            Codes(CareCodes.Reasons));

        HashSet<string> Codes(IReadOnlyList<CareCode> codes) => codes.In(year).Select(c => c.Code).ToHashSet(StringComparer.Ordinal);
    }

    public static string NeedInWords(string code, DateOnly day) => CensusCodes.PrimaryNeed.MeaningOf(code, AssessmentDesk.YearOf(day)) ?? code;

    /// <param name="version">As the form was opened.</param>
    public async Task<Outcome<CareInHand>> Open(FamilyEpisodeId work, RowId id, int version, Acting by, CancellationToken ct)
    {
        if (await db.Refuses(work, by, Duty.RecordPlans, ct) is { } refusal)
        {
            return refusal;
        }

        if (await db.CarePeriods.Where(p => p.Id == id && p.FamilyEpisode == work).Select(p => (PersonId?)p.Child).FirstOrDefaultAsync(ct) is not { } child)
        {
            return Refusal.NotFound;
        }

        var all = await PeriodsOf(child, ct);
        var period = all.Single(p => p.Id == id);
        return period.Version == version ? new CareInHand(period, [.. all.Where(p => p != period)], new About(await db.FamilyOf(work, ct), work, child)) : Refusal.Stale;
    }

    public async Task<IReadOnlyList<CarePeriod>> PeriodsOf(PersonId child, CancellationToken ct) => await db.CarePeriods.Where(p => p.Child == child).WithSites().ToListAsync(ct);

    /// <summary>The period guards its rows: whoever saves second must see what was saved first.</summary>
    public void Changes(CareInHand care) => db.Entry(care.Period).Property(p => p.Version).IsModified = true;
}

internal static class CarePeriodRows
{
    public static IQueryable<CarePeriod> WithRows(this IQueryable<CarePeriod> periods) =>
        periods.Include(p => p.Statuses).Include(p => p.Placements).Include(p => p.Checks).Include(p => p.Missing).AsSplitQuery();

    /// <summary>With where the placements are: for commands, for the file of the inspectorate and for a page of the location circle.</summary>
    public static IQueryable<CarePeriod> WithSites(this IQueryable<CarePeriod> periods) => periods.WithRows().Include(p => p.Placements).ThenInclude(p => p.Site);
}
