using Kith.Features.Access;
using Kith.Platform.Data;
using Kith.Practice.Access;
using Kith.Practice.Returns;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Returns;

/// <summary>Whose a census is, and which of its findings somebody may read.</summary>
internal static class CensusDoor
{
    /// <summary>The censuses of the worker’s agency that somebody has ordered.</summary>
    public static IQueryable<CensusBuild> CensusesOf(this KithDb db, Acting by) => db.CensusBuilds.Where(b => b.Agency == by.Agency && b.Source != CensusSource.Watch);

    public static async Task<string?> AuthorityOf(this KithDb db, Acting by, CancellationToken ct) =>
        await db.Agencies.Where(a => a.Id == by.Agency).Select(a => a.LeaCode).FirstOrDefaultAsync(ct);

    public static async Task<Outcome<CensusBuild>> FindCensus(this KithDb db, CensusBuildId id, Duty duty, Acting by, CancellationToken ct) =>
        !by.Has(duty) ? Refusal.Forbidden
        : await db.CensusesOf(by).FirstOrDefaultAsync(b => b.Id == id, ct) is { } build ? build
        : Refusal.NotFound;

    /// <summary>Whoever makes returns reads every finding, by the child’s number; others those about families that they may open.</summary>
    public static IQueryable<Finding> FindingsFor(this KithDb db, CensusBuildId build, Acting by)
    {
        var findings = db.Findings.Where(f => f.Build == build);
        return by.Has(Duty.MakeReturns) ? findings : findings.SeenBy(db, by);
    }

    /// <summary>What the nightly look asks of the families that the worker is named to, or whose manager they are.</summary>
    public static IQueryable<Finding> AskedOf(this KithDb db, Acting by) =>
        db.Findings.Where(f => db.CensusBuilds.Any(b => b.Id == f.Build && b.Source == CensusSource.Watch && b.State == CensusState.Built)).Where(f => f.MendedAt == null && f.Explanation == null).SeenBy(db, by);

    private static IQueryable<Finding> SeenBy(this IQueryable<Finding> findings, KithDb db, Acting by)
    {
        var episodes = db.EpisodesSeenBy(by, Duty.SeeReturns);
        return findings.Where(f => f.FamilyEpisode != null && episodes.Contains(f.FamilyEpisode.Value));
    }
}
