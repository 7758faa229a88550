using Kith.Features.Access;
using Kith.Platform.Data;
using Kith.Platform.Mail;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Governance;

/// <summary>Once the review of an emergency is overdue the head of service is told by a mail that names nobody (TR-21), once of each.</summary>
public sealed class EscalateReviews(KithDb db, Ledger ledger, Outbox outbox)
{
    private const int Most = 60;

    /// <returns>How many became known to somebody.</returns>
    public async Task<Outcome<int>> Do(Now now, CancellationToken ct)
    {
        var late = await (from g in db.BrokenGlasses
                          join e in db.FamilyEpisodes on g.FamilyEpisode equals e.Id
                          where g.ReviewedAt == null && g.ReviewBy < now.Today
                              && !db.PrivacyAlerts.Any(a => a.Agency == g.Agency && a.Kind == PrivacyAlertKind.ReviewOverdue && a.Of == g.Id)
                          orderby g.ReviewBy, g.Id
                          select new { g.Id, g.Agency, g.Worker, e.Family }).Take(Most).ToListAsync(ct);
        var told = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var escalated = 0;
        foreach (var glass in late)
        {
            var heads = await db.MailOfHeads(glass.Agency, glass.Worker, glass.Family, now.Today, ct);
            if (heads.Count == 0)
            {
                // Asked again in an hour: there may be somebody then.
                continue;
            }

            db.Add(PrivacyAlert.Raise(PrivacyAlertKind.ReviewOverdue, glass.Agency, glass.Id, now));
            ledger.Tell(new EmergencyReviewEscalated(glass.Id), About.Organisation, default(Acting));
            heads.ForEach(h => told[h] = told.GetValueOrDefault(h) + 1);
            escalated++;
        }

        foreach (var (address, count) in told)
        {
            var (reviews, are) = count == 1 ? ("review of an emergency", "is") : ("reviews of emergencies", "are");
            outbox.Put(
                address,
                $"{count} {reviews} in Kith {are} overdue",
                $"Each time that somebody opens a family in an emergency a privacy officer reviews it within {BrokenGlass.DaysToReview} working days. {count} {(count == 1 ? "was" : "were")} not. Ask your privacy officers for it, or have one posted.\n\n{outbox.Link(GovernanceLinks.Emergencies)}",
                now);
        }

        return escalated;
    }
}
