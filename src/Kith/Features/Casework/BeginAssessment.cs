using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Casework;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Casework;

/// <summary>
/// Opens a family's assessment, for the commands that have decided that it starts. Each child's row hangs on the child's open referral; a child
/// without one is referred.
/// </summary>
public sealed class BeginAssessment(KithDb db, Ledger ledger, BeginReferrals referrals)
{
    /// <summary>The source of referral of a child whom nobody at the front door referred (N00152).</summary>
    private const string UnknownSource = "10";

    public async Task<Outcome<AssessmentId>> Of(
        (FamilyId Family, FamilyEpisodeId Episode) work, IReadOnlyCollection<PersonId> children, DateOnly? startedOn, DateOnly? referredOn, Acting by, Now now, CancellationToken ct)
    {
        // Holds the episode until the commit: on PostgreSQL nobody else starts one meanwhile.
        await db.FamilyEpisodes.Where(e => e.Id == work.Episode).ExecuteUpdateAsync(set => set.SetProperty(e => e.Version, e => e.Version), ct);
        var no = Assessment.CheckStart(startedOn, referredOn, children.Count, now.Today)
            .If(
                await db.Assessments.AnyAsync(a => a.FamilyEpisode == work.Episode && a.ReferredOn != null && a.AuthorisedAt == null, ct),
                string.Empty,
                "This family already has an open assessment. Finish that one first");
        if (no.Any)
        {
            return no;
        }

        await referrals.Of(work, children, referredOn!.Value, UnknownSource, by, now, ct);
        await db.ChildEpisodes.Where(e => children.Contains(e.Child) && e.ClosedOn == null && e.NoFurtherAction != true).LoadAsync(ct);

        // Also those that this command or the one that calls it has just opened and nobody has saved yet.
        var open = db.ChildEpisodes.Local.Where(e => e.ClosedOn is null && e.NoFurtherAction != true).ToLookup(e => e.Child);
        var rows = children.Distinct().Select(c => open[c].OrderByDescending(e => e.FamilyEpisode == work.Episode).ThenByDescending(e => e.ReferredOn).First().Id);
        var assessment = Assessment.Start(work.Episode, rows, startedOn!.Value, referredOn.Value, now);
        db.Assessments.Add(assessment);
        ledger.Tell(new AssessmentStarted(assessment.Id, startedOn.Value, referredOn.Value), new About(work.Family, work.Episode), by);
        return assessment.Id;
    }
}
