using System.ComponentModel.DataAnnotations;
using Kith.Features.Access;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Returns;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Returns;

public sealed class AcceptQueryInput
{
    [Display(Name = "Why this is right as it is")]
    public string? Explanation { get; set; }
}

/// <summary>Explains why a query is right as it is. Every later build of the year takes it over as long as the same row gives the same query.</summary>
public sealed class AcceptQuery(KithDb db, Ledger ledger)
{
    public async Task<Outcome<CensusBuildId>> Do(CensusBuildId id, int number, string? explanation, Acting by, Now now, CancellationToken ct)
    {
        if (!by.Has(Duty.AcceptQuery))
        {
            return Refusal.Forbidden;
        }

        var build = await db.CensusBuilds.FirstOrDefaultAsync(b => b.Id == id && b.State == CensusState.Built && (b.Source == CensusSource.Watch || b.Agency == by.Agency), ct);
        if (build is null || await db.FindingsFor(id, by).FirstOrDefaultAsync(f => f.Number == number, ct) is not { } finding)
        {
            return Refusal.NotFound;
        }

        var accepted = AcceptedQuery.Accept(finding, build, explanation, by.Posting, now);
        if (!accepted.Ok)
        {
            return new Refusals().Within(string.Empty, accepted.Refusals);
        }

        var query = accepted.Value;
        db.Add(query);

        // The same row may ask the same in the nightly look and in a build of the year.
        foreach (var same in await db.Findings.Where(f => f.Rule == query.Rule && f.Person == query.Person && f.Row == query.Row && f.Says == query.Says
            && db.CensusBuilds.Any(b => b.Id == f.Build && b.Authority == query.Authority && b.Year == query.Year && b.Source != CensusSource.File && b.Signatures.Count == 0)).ToListAsync(ct))
        {
            same.Take(query);
        }

        ledger.Tell(new QueryAccepted(id, query.Rule), new About(null, finding.FamilyEpisode, finding.Person), by);
        return id;
    }
}
