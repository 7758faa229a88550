using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Casework;
using Kith.Practice.Families;
using Kith.Practice.Shared;

namespace Kith.Features.Returns;

/// <summary>
/// Gives a family one family episode for each run of overlapping child episodes, and the open ones to the intake team. A family episode in
/// which a worker has worked keeps its days and its child episodes.
/// </summary>
internal sealed class SpanFamily(KithDb db, Ledger ledger)
{
    public const string Closed = "Closed in the system it came from";

    public void Do(FamilyInHand family, KnownFamilies known, TeamId intake, ImportReport report, PostingId? by, Now now)
    {
        var taken = new HashSet<FamilyEpisodeId>();
        foreach (var episode in family.ChildEpisodes.Where(e => e.NoFurtherAction == true && e.FamilyEpisode is { } id && !family.Worked.Contains(id)))
        {
            Place(episode, null, known);
        }

        foreach (var run in EpisodeRun.Of(family.ChildEpisodes))
        {
            var worked = family.FamilyEpisodes.Where(e => family.Worked.Contains(e.Id) && (Owns(e, run) || run.Overlaps(e.OpenedOn, e.ClosedOn))).ToList();
            var period = worked.Find(e => Owns(e, run)) ?? worked.Find(e => e.IsOpen) ?? worked.FirstOrDefault();
            if (period is null)
            {
                period = family.FamilyEpisodes.Find(e => Owns(e, run) && !taken.Contains(e.Id) && !family.Worked.Contains(e.Id));
                period = Span(family, period, run, intake, by, now);
            }
            else if (period.IsImported && period.ClosedOn != run.ClosedOn && run.ClosedOn is { } closed && period.IsOpen)
            {
                report.Note($"Family {family.Family.Ref}: its child episodes closed on {closed:yyyy-MM-dd} in the file, and the work is open in Kith. Close it there if it has ended.");
            }

            taken.Add(period.Id);
            foreach (var episode in run.Episodes.Where(e => e.FamilyEpisode is not { } id || !family.Worked.Contains(id)))
            {
                Place(episode, period.Id, known);
            }
        }

        foreach (var empty in family.FamilyEpisodes.Where(e => !taken.Contains(e.Id) && !family.Worked.Contains(e.Id)).ToList())
        {
            Dissolve(family, empty, by);
        }
    }

    public void Dissolve(FamilyInHand family, FamilyEpisode empty, PostingId? by)
    {
        db.Involvements.RemoveRange(family.Involvements.Where(i => i.FamilyEpisode == empty.Id));
        family.Involvements.RemoveAll(i => i.FamilyEpisode == empty.Id);
        family.FamilyEpisodes.Remove(empty);
        db.FamilyEpisodes.Remove(empty);
        ledger.Tell(new FamilyEpisodeDissolved(), new About(family.Family.Id, empty.Id), by);
    }

    private static bool Owns(FamilyEpisode period, EpisodeRun run) => run.Episodes.Any(e => e.FamilyEpisode == period.Id);

    private static void Place(ChildEpisode episode, FamilyEpisodeId? period, KnownFamilies known)
    {
        if (episode.FamilyEpisode != period)
        {
            episode.BelongTo(period);
        }

        foreach (var assessment in known.AssessmentsOf(episode.Id).Where(a => a.FamilyEpisode != period))
        {
            assessment.BelongTo(period);
        }
    }

    private FamilyEpisode Span(FamilyInHand family, FamilyEpisode? period, EpisodeRun run, TeamId intake, PostingId? by, Now now)
    {
        if (period is not null && period.OpenedOn == run.OpenedOn && period.ClosedOn == run.ClosedOn)
        {
            return period;
        }

        if (period is null)
        {
            period = FamilyEpisode.AsSent(family.Family.Id, run.OpenedOn, run.ClosedOn, now);
            db.FamilyEpisodes.Add(period);
            family.FamilyEpisodes.Add(period);
        }
        else
        {
            period.SpanAsSent(run.OpenedOn, run.ClosedOn);
        }

        ledger.Tell(new FamilyEpisodeImported(run.OpenedOn, run.ClosedOn), new About(family.Family.Id, period.Id), by);
        var held = family.Involvements.Find(i => i.FamilyEpisode == period.Id && i.EndedOn is null);
        if (period.IsOpen && held is null)
        {
            var involvement = Involvement.OfTeam(period.Id, family.Waiting ?? intake, now);
            db.Involvements.Add(involvement);
            family.Involvements.Add(involvement);
        }
        else if (!period.IsOpen)
        {
            held?.End(Closed, now.Today);
        }

        return period;
    }
}
