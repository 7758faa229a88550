using Kith.Platform.Data;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Returns;
using Kith.Practice.Shared;
using Kith.Returns.CinCensus;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Returns;

/// <summary>How a census stands: what its rules find by rule, team and worker, how it compares with last year’s, and who has put their name to it.</summary>
[Needs(Duty.OpenReturns)]
public sealed class ReadCensusModel(KithDb db, TimeProvider time) : PageModel
{
    private const int MostWorkers = 50;

    [BindProperty(SupportsGet = true, Name = "build")]
    public CensusBuildId Id { get; set; }

    public Acting By => HttpContext.MustAct();

    public CensusInView Census { get; private set; } = null!;

    public bool MayMake => By.Has(Duty.MakeReturns);

    /// <summary>Somebody else has agreed that this worker takes the file out.</summary>
    public bool MayTake { get; private set; }

    public bool IsYearOver => Now.At(time.GetUtcNow()).Today > CensusScope.Of(Census.Year).To;

    /// <summary>What the reader may see, rule by rule, errors first.</summary>
    public IReadOnlyList<RuleCount> Rules { get; private set; } = [];

    public IReadOnlyList<PartCount<TeamId>> Teams { get; private set; } = [];

    public IReadOnlyList<PartCount<PostingId>> Workers { get; private set; } = [];

    public IReadOnlyList<YearCount> Years { get; private set; } = [];

    public CensusInView? LastYear { get; private set; }

    /// <summary>Earlier builds of the same year: how the errors went down.</summary>
    public IReadOnlyList<CensusInView> Earlier { get; private set; } = [];

    public IReadOnlyList<CensusInView> Frozen => [.. Earlier.Where(e => e.IsFrozen)];

    public int Mended { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await db.CensusesOf(By).Where(b => b.Id == Id && (b.Source == CensusSource.Record || MayMake)).InView(db).FirstOrDefaultAsync(ct) is not { } census)
        {
            return NotFound();
        }

        Census = census;
        MayTake = MayMake && await db.ExportOrders.AnyAsync(o => o.Orderer == By.Worker && o.Build == Id && o.IsAgreed == true && o.Until > time.GetUtcNow().UtcDateTime, ct);
        if (census.State == CensusState.Built)
        {
            await Show(ct);
        }

        return Page();
    }

    private async Task Show(CancellationToken ct)
    {
        var findings = db.FindingsFor(Id, By);
        var open = findings.Where(f => f.MendedAt == null && f.Explanation == null);
        Mended = await findings.CountAsync(f => f.MendedAt != null, ct);
        var counts = await findings.Where(f => f.MendedAt == null).GroupBy(f => f.Rule)
            .Select(g => new { Rule = g.Key, Open = g.Count(f => f.Explanation == null), Accepted = g.Count(f => f.Explanation != null) }).ToListAsync(ct);
        Rules = [.. counts.Select(c => new RuleCount(c.Rule, CensusFindings.RuleOf(c.Rule, Census.Year)?.Message ?? c.Rule, c.Open, c.Accepted, Census.OfRules.GetValueOrDefault(c.Rule)))
            .OrderBy(r => r.Rule.EndsWith('Q')).ThenBy(r => r.Rule, StringComparer.Ordinal)];
        Teams = await open.GroupBy(f => f.Team).Select(g => new { Team = g.Key, Errors = g.Count(f => !f.IsQuery), Queries = g.Count(f => f.IsQuery) })
            .Join(db.Teams, g => g.Team, t => t.Id, (g, t) => new PartCount<TeamId>(t.Id, t.Name, g.Errors, g.Queries)).ToListAsync(ct);
        Teams = [.. Teams.OrderByDescending(t => t.Errors).ThenByDescending(t => t.Queries).ThenBy(t => t.Name, StringComparer.Ordinal)];
        Workers = await (from g in open.GroupBy(f => f.Lead).Select(g => new { Lead = g.Key, Errors = g.Count(f => !f.IsQuery), Queries = g.Count(f => f.IsQuery) })
                         join p in db.Postings on g.Lead equals p.Id
                         join w in db.Workers on p.Worker equals w.Id
                         orderby g.Errors descending, g.Queries descending, w.Name
                         select new PartCount<PostingId>(p.Id, w.Name, g.Errors, g.Queries)).Take(MostWorkers).ToListAsync(ct);
        var record = db.CensusesOf(By).Where(b => b.Source == CensusSource.Record && b.State == CensusState.Built && b.Id != Id);
        if (Census.Source == CensusSource.Record)
        {
            Earlier = await record.Where(b => b.Year == Census.Year && b.OrderedAt < Census.OrderedAt).InView(db).Take(Paging.PageSize).ToListAsync(ct);
            LastYear = await record.Where(b => b.Year == Census.Year - 1).InView(db).FirstOrDefaultAsync(ct);
        }

        Years = [.. CensusCounts.Measures.Concat(Enum.GetValues<CensusTable>().Where(t => t != CensusTable.Header).Select(t => t.ToString()))
            .Select(what => new YearCount(what, Census.Counted.GetValueOrDefault(what), LastYear?.Counted.GetValueOrDefault(what)))];
    }
}

/// <param name="Open">As many as the reader may see.</param>
/// <param name="All">As many as there were when the census was built.</param>
public sealed record RuleCount(string Rule, string Message, int Open, int Accepted, int All);

public sealed record PartCount<TId>(TId Id, string Name, int Errors, int Queries);

public sealed record YearCount(string What, int Now, int? Before)
{
    public int? Difference => Now - Before;
}
