using Kith.Features.Access;
using Kith.Platform.Data;
using Kith.Platform.Mail;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Casework;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Governance;

/// <summary>Once a week is over its privileged actions are ready for review, and those who may are told by mail, which names nobody.</summary>
public sealed class AnnounceWeeks(KithDb db, PrivilegedReader reader, Ledger ledger, Outbox outbox)
{
    private const int Most = 60;

    /// <returns>How many weeks became ready.</returns>
    public async Task<Outcome<int>> Do(Now now, CancellationToken ct)
    {
        var last = await db.PrivilegedWeeks.OrderByDescending(w => w.Monday).Select(w => (DateOnly?)w.Monday).FirstOrDefaultAsync(ct);
        var week = last is { } monday ? new IsoWeek(monday).Next : IsoWeek.Of(now.Today).Before;
        var ready = 0;
        for (; week.IsOverOn(now.Today) && ready < Most; week = week.Next, ready++)
        {
            var (actions, _) = await reader.Count(week, default, ct);
            var added = PrivilegedWeek.Ready(week, actions, WorkingDays.After(week.Sunday, PrivilegedWeek.DaysToReview), now);
            db.Add(added);
            ledger.Tell(new PrivilegedWeekReady(week.ToString(), actions), About.Organisation, default(Acting));
            foreach (var address in actions == 0 ? [] : await db.MailOf(Duty.ReviewPrivileged, null, now.Today, ct))
            {
                outbox.Put(
                    address,
                    $"Privileged actions of week {week} are ready for review",
                    $"There were {actions} in Kith from {week.Monday:d MMMM} to {week.Sunday:d MMMM yyyy}. Somebody who did none of them looks through them by {added.ReviewBy:d MMMM yyyy}.\n\n{outbox.Link(GovernanceLinks.Week(week))}",
                    now);
            }
        }

        return ready;
    }
}
