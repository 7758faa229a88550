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

/// <summary>Looks each hour whether a week is over, and whether a review is overdue.</summary>
internal sealed partial class WeeksRunner(IServiceScopeFactory scopes, ILogger<WeeksRunner> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var hours = new PeriodicTimer(TimeSpan.FromHours(1));
        try
        {
            while (await hours.WaitForNextTickAsync(stoppingToken))
            {
                await Look<AnnounceWeeks>((announce, now) => announce.Do(now, stoppingToken), stoppingToken);
                await Look<EscalateReviews>((escalate, now) => escalate.Do(now, stoppingToken), stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Kith stops.
        }
    }

    private async Task Look<T>(Func<T, Now, Task<Outcome<int>>> command, CancellationToken ct)
        where T : notnull
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var looks = scope.ServiceProvider.GetRequiredService<T>();
            await scope.ServiceProvider.GetRequiredService<Writes>().Run(now => command(looks, now), ct);
        }
        catch (Exception why) when (!ct.IsCancellationRequested)
        {
            Unlooked(log, typeof(T).Name, why.GetType().Name);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{What} could not be done ({Fault}); it is tried again in an hour")]
    private static partial void Unlooked(ILogger log, string what, string fault);
}
