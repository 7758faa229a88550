using System.Text.Json;
using Kith.Features.Casework;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Returns;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Returns;

/// <summary>What a server writes of the census that it builds: that it has it in hand, how far it is, what it found, how it ended.</summary>
internal sealed class CarryCensus(KithDb db, Ledger ledger)
{
    // The hour at which the night's look begins, in London. Ours.
    private const int WatchedFrom = 2;

    /// <summary>Orders the nightly look of each authority that has not had today's.</summary>
    public async Task<Outcome<int>> OrderWatches(Now now, CancellationToken ct)
    {
        var missing = await Unwatched(db, now).ToListAsync(ct);
        foreach (var (agency, code) in missing.DistinctBy(a => a.LeaCode).Select(a => (a.Id, a.LeaCode!)))
        {
            db.Add(CensusBuild.Order(CensusSource.Watch, AssessmentDesk.YearOf(now.Today).EndsIn, agency, code, null, now));
        }

        return missing.Count;
    }

    /// <summary>Authorities whose nightly look is due.</summary>
    public static IQueryable<Agency> Unwatched(KithDb db, Now now)
    {
        var day = Now.InLondon(now.Moment).Hour < WatchedFrom ? now.Today.AddDays(-1) : now.Today;
        var since = Now.OnClock(day, new TimeOnly(WatchedFrom, 0)).Moment;
        return db.Agencies.Where(a => a.Kind == AgencyKind.LocalAuthority && a.LeaCode != null
            && !db.CensusBuilds.Any(b => b.Source == CensusSource.Watch && b.Authority == a.LeaCode && b.OrderedAt >= since));
    }

    public async Task<Outcome<CensusBuild>> Take(CensusBuildId id, Guid server, TimeSpan lease, Now now, CancellationToken ct)
    {
        var build = await db.CensusBuilds.FirstAsync(b => b.Id == id, ct);
        if (!build.IsFree(now))
        {
            return Refusal.NotFound;
        }

        build.Take(server, now.Moment + lease, now);
        await db.Findings.Where(f => f.Build == id).ExecuteDeleteAsync(ct);
        return build;
    }

    /// <summary>Writes how far it has come and renews the lease. False when another server has it now, or somebody has deleted it.</summary>
    public async Task<Outcome<bool>> Renew(CensusBuild build, int done, int of, TimeSpan lease, Now now, CancellationToken ct)
    {
        var until = now.Moment + lease;
        return await db.CensusBuilds.Where(b => b.Id == build.Id && b.Server == build.Server && b.State == CensusState.Running).ExecuteUpdateAsync(
            set => set.SetProperty(b => b.Done, done).SetProperty(b => b.Children, of).SetProperty(b => b.LeasedUntil, until), ct) == 1;
    }

    /// <summary>Keeps some of what was found, with who has each family now and with what has been accepted before.</summary>
    public async Task<Outcome<int>> Keep(CensusBuild build, int first, IReadOnlyList<FoundRow> found, Now now, CancellationToken ct)
    {
        var findings = found.Select((row, i) => Finding.Of(build.Id, first + i, row, now)).ToList();
        await new FindingsAtHand(db).Complete(findings, build.Authority, build.Year, ct);
        db.Findings.AddRange(findings);
        return findings.Count;
    }

    public async Task<Outcome<CensusBuildId>> End(CensusBuild carried, BuiltCensus? built, string? reason, Now now, CancellationToken ct)
    {
        if (await db.CensusBuilds.FirstOrDefaultAsync(b => b.Id == carried.Id && b.Server == carried.Server && b.State == CensusState.Running, ct) is not { } build)
        {
            return Refusal.NotFound;
        }

        if (built is null && reason is null)
        {
            build.Release();
            return build.Id;
        }

        if (built is null)
        {
            build.Stop(reason!, now);
            return build.Id;
        }

        build.End(built.Result, JsonSerializer.Serialize(built.Result.Counts), JsonSerializer.Serialize(built.Result.ByRule), now);
        if (built.Packed is { } packed)
        {
            db.Add(new CensusFile(build.Id, packed));
        }

        await Supersede(build, ct);
        if (build.By is { } by)
        {
            ledger.Tell(new CensusBuilt(build.Id, build.Year, build.Source, build.Children, build.Errors, build.Queries, build.Hash), About.Organisation, by);
        }

        return build.Id;
    }

    /// <summary>Deletes what was found in other systems' files and nobody has deleted in time.</summary>
    public async Task<Outcome<int>> Expire(Now now, CancellationToken ct)
    {
        var before = now.Moment.AddHours(-CensusBuild.HoursOfAFile);
        return await db.CensusBuilds.Where(b => b.Source == CensusSource.File && b.OrderedAt < before).ExecuteDeleteAsync(ct);
    }

    // The newest build of a year takes the place of those before it: of them the counts stay, and whatever was prepared.
    private async Task Supersede(CensusBuild build, CancellationToken ct)
    {
        var earlier = db.CensusBuilds.Where(b => b.Source == build.Source && b.Authority == build.Authority && b.Id != build.Id && b.OrderedAt <= build.OrderedAt && b.Signatures.Count == 0);
        if (build.Source == CensusSource.Watch)
        {
            await earlier.ExecuteDeleteAsync(ct);
        }
        else if (build.Source == CensusSource.Record)
        {
            var ids = await earlier.Where(b => b.Year == build.Year).Select(b => b.Id).ToListAsync(ct);
            await db.Findings.Where(f => ids.Contains(f.Build)).ExecuteDeleteAsync(ct);
            await db.CensusFiles.Where(f => ids.Contains(f.Build)).ExecuteDeleteAsync(ct);
        }
    }
}
