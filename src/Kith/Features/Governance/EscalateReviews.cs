using Kith.Features.Access;
using Kith.Platform.Data;
using Kith.Platform.Mail;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Governance;

/// <summary>
/// Once the review of an emergency is overdue the head of service is told by a mail that names nobody (TR-21), once of each, whichever server does it. Where there is none who can be
/// told administrators learn each day that somebody is missing.
/// </summary>
public sealed class EscalateReviews(KithDb db, Ledger ledger, Outbox outbox)
{
    private const int Most = 60;
    private const string NobodyToTell = "Something in Kith is overdue and there is no head of service to tell";

    /// <returns>Of how many a head of service was told.</returns>
    public async Task<Outcome<int>> Do(Now now, CancellationToken ct)
    {
        // Another server may be at it: whoever comes second reads what the first has raised.
        await db.TakeRights(null);
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
            var heads = await db.MailOfOverseers(Role.ServiceManager, glass.Agency, glass.Worker, glass.Family, now.Today, ct) ?? [];
            if (heads.Count == 0)
            {
                // Asked again in an hour: there may be somebody then.
                await TellAdministrators(glass.Agency, glass.Worker, glass.Family, now, ct);
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

    private async Task TellAdministrators(AgencyId agency, WorkerId about, FamilyId family, Now now, CancellationToken ct)
    {
        var aDayAgo = now.Moment.AddDays(-1);
        foreach (var address in await db.MailOfOverseers(Role.SystemAdministrator, agency, about, family, now.Today, ct) ?? [])
        {
            if (db.Messages.Local.All(m => m.Recipient != address || m.Subject != NobodyToTell)
                && !await db.Messages.AnyAsync(m => m.Recipient == address && m.Subject == NobodyToTell && m.WrittenAt > aDayAgo, ct))
            {
                outbox.Put(
                    address,
                    NobodyToTell,
                    $"The review of something in Kith is overdue, and there is no head of service who can be told. Have one posted, with a mail address, and a privacy officer where there is none. Nobody else can look at it.\n\n{outbox.Link(AccessLinks.Proposals)}",
                    now);
            }
        }
    }
}
