using Kith.Features.Casework;
using Kith.Features.Families;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Families;
using Kith.Practice.Returns;
using Kith.Practice.Shared;
using Kith.Returns.CinCensus;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Returns;

/// <summary>
/// Asks the rules of one child again when something that the census tells of the child has changed: what is mended goes from the lists at once, and
/// what is newly wrong is asked. Rules that compare children, or count all of them, wait for the next build.
/// </summary>
internal sealed class RecheckChildren(KithDb db, DrawCensus draw) : IListener
{
    // A family with more children than this waits for the night.
    private const int Most = 12;

    public async Task Hear(Fact fact, FactRow row, Now now, CancellationToken ct)
    {
        if (fact is not (PersonChanged or PersonNumbersChanged or ChildReferred or ReferralChanged or ChildEpisodeClosed or AssessmentAuthorised or StatutoryFact))
        {
            return;
        }

        var open = await db.CensusBuilds.AsNoTracking().Where(b => b.Source != CensusSource.File && b.State == CensusState.Built && b.Signatures.Count == 0
            && (b.Source == CensusSource.Watch || db.CensusFiles.Any(f => f.Build == b.Id))).ToListAsync(ct);
        if (open.Count == 0)
        {
            return;
        }

        using var lifted = db.Bounds.Lift("A return tells of a child whatever the family");
        var children = row.Person is { } person ? [person]
            : await db.ChildEpisodes.Where(e => e.FamilyEpisode == row.FamilyEpisode).Select(e => e.Child).Distinct().Order().Take(Most).ToListAsync(ct);
        foreach (var build in open)
        {
            foreach (var child in children)
            {
                await Recheck(build, child, now, ct);
            }
        }
    }

    private async Task Recheck(CensusBuild build, PersonId child, Now now, CancellationToken ct)
    {
        var year = new CensusYear(build.Year);
        var drawn = await draw.One(child, build.Authority, year, ct);
        var known = await db.Findings.Where(f => f.Build == build.Id && f.Person == child).ToListAsync(ct);
        if (drawn is null && known.Count == 0)
        {
            return;
        }

        var found = (drawn is null ? [] : BuildCensus.Alone(drawn, year, build.Authority, now)).DistinctBy(f => (f.Rule, f.Table, f.Row)).ToDictionary(f => (f.Rule, f.Table, f.Row));
        foreach (var finding in known)
        {
            if (found.Remove((finding.Rule, finding.Table, finding.Row), out var still) && still.Says == finding.Says)
            {
                finding.FindAgain();
            }
            else if (!ComparesChildren(finding.Rule))
            {
                finding.Mend(now);
                if (still is not null)
                {
                    found.Add((still.Rule, still.Table, still.Row), still);
                }
            }
        }

        if (found.Count > 0)
        {
            var number = await db.Findings.Where(f => f.Build == build.Id).MaxAsync(f => (int?)f.Number, ct) ?? 0;
            var findings = found.Values.Select(row => Finding.Of(build.Id, ++number, row, now)).ToList();
            await new FindingsAtHand(db).Complete(findings, build.Authority, build.Year, ct);
            db.AddRange(findings);

            // One save may tell of several children: the next of them counts on from here.
            await db.SaveChangesAsync(CancellationToken.None);
        }
    }

    // A number that two children share: one child alone never tells.
    private static bool ComparesChildren(string rule) => rule is "1520" or "8510";
}
