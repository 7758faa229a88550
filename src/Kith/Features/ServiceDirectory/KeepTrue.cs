using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Kith.Platform.Data;
using Kith.Platform.Mail;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.ServiceDirectory;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.ServiceDirectory;

public sealed class DirectorySettingsInput
{
    public int Version { get; set; }

    [Display(Name = "Days after a listing turns red until the public finds it no more (optional)")]
    public string? HideAfterDays { get; set; }

    [Display(Name = "Days after a followed feed no longer lists a service until the public finds it no more (optional)")]
    public string? HideUnlistedAfterDays { get; set; }

    [Display(Name = "Whom does Kith ask by mail whether their listing is still right?")]
    public OwnersAsked? Asked { get; set; }
}

/// <summary>Sets how the partnership keeps its directory true.</summary>
public sealed class SetDirectory(KithDb db, Ledger ledger)
{
    public async Task<Outcome<int>> Do(DirectorySettingsInput input, Acting? by, Now now, CancellationToken ct)
    {
        if (by?.Has(Duty.EditDirectory) == false)
        {
            return Refusal.Forbidden;
        }

        var setting = await db.DirectorySettings.FirstOrDefaultAsync(s => s.Id == DirectorySetting.TheOne, ct) ?? db.Add(DirectorySetting.Begin()).Entity;
        if (setting.Version != input.Version)
        {
            return Refusal.Stale;
        }

        var no = setting.Set(Days(input.HideAfterDays), Days(input.HideUnlistedAfterDays), input.Asked);
        if (no.Any)
        {
            return no;
        }

        ledger.Tell(new DirectorySet(setting.HideAfterDays, setting.HideUnlistedAfterDays, setting.Asked), About.Organisation, by);
        return setting.Id;
    }

    /// <summary>What is no number is none that the rule takes.</summary>
    private static int? Days(string? typed) => Text.Trimmed(typed) is not { } text ? null : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var days) ? days : -1;
}

/// <summary>
/// Hides from the public what nobody has confirmed, or its source no longer lists, for too long, and shows again what somebody has confirmed. A listing that
/// was never checked is not hidden for that: nobody knows since when it is wrong.
/// </summary>
public sealed class HideStale(KithDb db, Ledger ledger)
{
    private const int AtOnce = 200;

    /// <returns>How many listings were hidden or shown again; at most some hundred at once.</returns>
    public async Task<Outcome<int>> Do(Now now, CancellationToken ct)
    {
        var setting = await db.DirectorySettings.AsNoTracking().FirstOrDefaultAsync(s => s.Id == DirectorySetting.TheOne, ct) ?? DirectorySetting.Begin();
        var upTo = setting.HiddenUpTo(now.Today) ?? DateOnly.MinValue;
        var goneUpTo = setting.GoneUpTo(now.Today) ?? DateOnly.MinValue;
        var hide = await db.Services.Where(s => !s.IsHidden && (s.AssuredOn <= upTo || (s.UnlistedOn <= goneUpTo && (s.AssuredOn == null || s.AssuredOn < s.UnlistedOn)))).OrderBy(s => s.Number).Take(AtOnce).ToListAsync(ct);
        var show = await db.Services.Where(s => s.IsHidden && (s.AssuredOn == null || s.AssuredOn > upTo) && (s.UnlistedOn == null || s.UnlistedOn > goneUpTo || s.AssuredOn >= s.UnlistedOn))
            .OrderBy(s => s.Number).Take(AtOnce).ToListAsync(ct);
        Set(hide, true);
        Set(show, false);
        return hide.Count + show.Count;

        void Set(List<Service> services, bool isHidden)
        {
            services.ForEach(s => s.Hide(isHidden));
            if (services.Count > 0)
            {
                ledger.Tell(new ServicesHidden(isHidden, services.ConvertAll(s => s.Id)), About.Organisation, (Acting?)null);
            }
        }
    }
}

/// <summary>Asks those who are due by the rule; some at once, so that no other write waits long.</summary>
public sealed class AskOwners(KithDb db, AskOwner askOwner)
{
    private const int AtOnce = 50;

    /// <returns>How many were asked.</returns>
    public async Task<Outcome<int>> Do(Now now, CancellationToken ct)
    {
        var setting = await db.DirectorySettings.AsNoTracking().FirstOrDefaultAsync(s => s.Id == DirectorySetting.TheOne, ct) ?? DirectorySetting.Begin();
        if (setting.Asked == OwnersAsked.Nobody)
        {
            return 0;
        }

        var (isAll, amber) = (setting.Asked == OwnersAsked.Everybody, now.Today.AddMonths(-FreshnessRule.AgeingAfterMonths));
        var (second, third, fourth) = (now.Today.AddDays(-ReminderRule.Pauses[0]), now.Today.AddDays(-ReminderRule.Pauses[1]), now.Today.AddDays(-ReminderRule.Pauses[2]));
        var due = await (
            from s in db.Services
            join a in db.OwnerAskings on s.Id equals a.Service into asked
            from a in asked.DefaultIfEmpty()
            where s.ContactEmail != null && (s.AssuredOn == null || s.AssuredOn <= amber) && (isAll || s.Source == null) && s.Status != ServiceStatus.Defunct && s.Status != ServiceStatus.Inactive
            where a == null || a.LastOn <= s.AssuredOn || (a.Times == 1 && a.LastOn <= second) || (a.Times == 2 && a.LastOn <= third) || (a.Times == 3 && a.LastOn <= fourth)
            orderby s.AssuredOn, s.Number
            select s.Id).Take(AtOnce).ToListAsync(ct);
        foreach (var service in due)
        {
            await askOwner.Do(service, null, now, ct);
        }

        return due.Count;
    }
}

/// <summary>Tells by mail those who watch a listing that it has changed.</summary>
internal sealed class TellWatchers(KithDb db, Outbox outbox, MailSettings settings) : IListener
{
    public async Task Hear(Fact fact, FactRow row, Now now, CancellationToken ct)
    {
        if (!settings.IsSetUp || fact is not IChangesServices changes || fact is ServiceConfirmed or ServicesHidden)
        {
            return;
        }

        var services = changes.Services;
        var told = await (from w in db.ListingWatches
                          join s in db.Services on w.Service equals s.Id
                          join worker in db.Workers on w.Worker equals worker.Id
                          where services.Contains(w.Service) && worker.Email != null && !db.Postings.Any(p => p.Id == row.By && p.Worker == w.Worker)
                          orderby s.Name
                          select new { worker.Email, s.Id, s.Name }).ToListAsync(ct);
        foreach (var worker in told.GroupBy(t => t.Email!))
        {
            var lines = worker.Select(s => $"{s.Name}\n{outbox.Link(DirectoryLinks.Service(s.Id))}");
            outbox.Put(worker.Key, "A listing that you watch has changed", $"{string.Join("\n\n", lines)}\n\nAll that you watch:\n{outbox.Link(DirectoryLinks.Watched())}", now);
        }
    }
}
