using System.ComponentModel.DataAnnotations;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.ServiceDirectory;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.ServiceDirectory;

public sealed class FeedInput
{
    public int Version { get; set; }

    [Display(Name = "Name")]
    public string? Source { get; set; }

    [Display(Name = "Address")]
    public string? Address { get; set; }

    [Display(Name = "How often it is read")]
    public int? EveryHours { get; set; }

    [Display(Name = "What it brings")]
    public bool? IsStaged { get; set; }
}

/// <summary>Reads another directory’s feed from now on.</summary>
public sealed class FollowFeed(KithDb db, Ledger ledger)
{
    public async Task<Outcome<FeedId>> Do(FeedInput input, Acting? by, Now now, CancellationToken ct)
    {
        if (by?.Has(Duty.EditDirectory) == false)
        {
            return Refusal.Forbidden;
        }

        var source = input.Source?.Trim();
        var followed = FollowedFeed.Follow(source, input.Address, input.EveryHours, input.IsStaged, now);
        var no = new Refusals().Within(string.Empty, followed.Refusals).If(await db.FollowedFeeds.AnyAsync(f => f.Source == source, ct), "Source", "Another feed has this name");
        if (no.Any)
        {
            return no;
        }

        db.Add(followed.Value);
        ledger.Tell(new FeedFollowed(followed.Value.Id), About.Organisation, by);
        return followed.Value.Id;
    }
}

/// <summary>Reads a feed at another address, at other times or with another end. Its name stays: by it what came before is known.</summary>
public sealed class ChangeFeed(KithDb db, Ledger ledger)
{
    public async Task<Outcome<FeedId>> Do(FeedId id, FeedInput input, Acting? by, Now now, CancellationToken ct)
    {
        if (by?.Has(Duty.EditDirectory) == false)
        {
            return Refusal.Forbidden;
        }

        if (await db.FollowedFeeds.FirstOrDefaultAsync(f => f.Id == id, ct) is not { } feed)
        {
            return Refusal.NotFound;
        }

        if (feed.Version != input.Version)
        {
            return Refusal.Stale;
        }

        var no = feed.Change(input.Address, input.EveryHours, input.IsStaged, now);
        if (no.Any)
        {
            return no;
        }

        ledger.Tell(new FeedChanged(id), About.Organisation, by);
        return id;
    }
}

/// <summary>Reads a feed no longer, or again.</summary>
public sealed class PauseFeed(KithDb db, Ledger ledger)
{
    public async Task<Outcome<FeedId>> Do(FeedId id, bool isOn, Acting? by, Now now, CancellationToken ct)
    {
        if (by?.Has(Duty.EditDirectory) == false)
        {
            return Refusal.Forbidden;
        }

        if (await db.FollowedFeeds.FirstOrDefaultAsync(f => f.Id == id, ct) is not { } feed)
        {
            return Refusal.NotFound;
        }

        if (isOn)
        {
            feed.Resume(now);
        }
        else
        {
            feed.Pause();
        }

        ledger.Tell(new FeedPaused(id, !isOn), About.Organisation, by);
        return id;
    }
}

/// <summary>Asks for a feed now, also for one that is paused.</summary>
public sealed class RunFeed(KithDb db, Ledger ledger)
{
    public async Task<Outcome<FeedId>> Do(FeedId id, Acting? by, Now now, CancellationToken ct)
    {
        if (by?.Has(Duty.EditDirectory) == false)
        {
            return Refusal.Forbidden;
        }

        if (await db.FollowedFeeds.FirstOrDefaultAsync(f => f.Id == id, ct) is not { } feed)
        {
            return Refusal.NotFound;
        }

        if (feed.IsRunning(now))
        {
            return new Refusal(string.Empty, "This feed is being read already");
        }

        feed.Ask(now);
        ledger.Tell(new FeedAsked(id), About.Organisation, by);
        return id;
    }
}
