using System.Collections.Concurrent;
using Kith.Platform.Data;
using Kith.Practice.Casework;
using Kith.Practice.FrontDoor;
using Kith.Practice.Outcomes;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Outcomes;

/// <summary>
/// What the record itself counts, by the censuses’ definitions. The rows behind a figure come from the same queries as the figure, so that the two
/// cannot differ.
/// </summary>
public sealed class OwnCounts(KithDb db, CountedLately lately, TimeProvider time)
{
    private const string NoLookedAfter = "No child has been recorded as looked after";

    /// <summary>Why the record has no such count.</summary>
    public static string? WhyNone(Measure measure) => measure == Measure.LookedAfter ? NoLookedAfter : null;

    public IQueryable<Contact> Contacts(Period period) => db.Contacts.Where(c => c.ReceivedOn >= period.From && c.ReceivedOn <= period.To);

    public IQueryable<ChildEpisode> Referrals(Period period) => db.ChildEpisodes.Where(e => e.ReferredOn >= period.From && e.ReferredOn <= period.To);

    public IQueryable<ChildEpisode> InNeed(DateOnly day) =>
        db.ChildEpisodes.Where(e => e.ReferredOn <= day && (e.ClosedOn == null || e.ClosedOn > day) && e.NoFurtherAction != true);

    public IQueryable<Plan> ProtectionPlans(DateOnly day) =>
        db.Plans.Where(p => p.Kind == PlanKind.ChildProtection && p.StartsOn <= day && (p.EndsOn == null || p.EndsOn > day));

    /// <summary>Without those who are looked after only in an agreed series of short breaks (V3 and V4).</summary>
    public IQueryable<CarePeriod> LookedAfter(DateOnly day) =>
        db.CarePeriods.Where(p => p.StartedOn <= day && (p.CeasedOn == null || p.CeasedOn > day))
            .Where(p => !p.Statuses.Any(s => (s.Code == "V3" || s.Code == "V4") && s.On <= day && !p.Statuses.Any(next => next.On > s.On && next.On <= day)));

    /// <summary>The count of each measure that the record has; hidden where the reader may not see a small number or what would tell one.</summary>
    public async Task<OwnFigures> Of(Period period, bool withSmallNumbers, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        if (lately.Find(period, now) is not { } counted)
        {
            counted = await Count(period, Now.At(now), ct);
            lately.Keep(period, counted);
        }

        var of = new Dictionary<Measure, OwnCount>
        {
            [Measure.Contacts] = new(counted.Contacts, !withSmallNumbers && counted.ContactsTellASmallQuarter),
            [Measure.Referrals] = new(counted.Referrals, !withSmallNumbers && counted.ReferralsTellASmallQuarter),
            [Measure.ChildrenInNeed] = new(counted.InNeed, !withSmallNumbers && SmallNumbers.IsSmall(counted.InNeed)),
            [Measure.ProtectionPlans] = new(counted.Plans, !withSmallNumbers && SmallNumbers.HidesPart(counted.Plans, counted.InNeed)),
        };
        if (counted.LookedAfter is { } lookedAfter)
        {
            of.Add(Measure.LookedAfter, new OwnCount(lookedAfter, !withSmallNumbers && SmallNumbers.HidesPart(lookedAfter, counted.InNeed)));
        }

        return new OwnFigures(counted.At, of);
    }

    private async Task<Counted> Count(Period period, Now now, CancellationToken ct)
    {
        var contacts = await Contacts(period).CountAsync(ct);
        var referrals = await Referrals(period).CountAsync(ct);
        var lookedAfter = await LookedAfter(period.To).CountAsync(ct);
        var isLookedAfter = await db.CarePeriods.AnyAsync(ct);
        return new Counted(
            now.Moment,
            contacts,
            await TellsASmallQuarter(Contacts(period).Select(c => c.ReceivedOn), contacts, period, ct),
            referrals,
            await TellsASmallQuarter(Referrals(period).Select(e => e.ReferredOn), referrals, period, ct),
            await InNeed(period.To).CountAsync(ct),
            await ProtectionPlans(period.To).CountAsync(ct),
            isLookedAfter ? lookedAfter : null);
    }

    /// <summary>Whether a count is small itself, or the sum of quarters of which one is.</summary>
    private static async Task<bool> TellsASmallQuarter(IQueryable<DateOnly> days, int count, Period period, CancellationToken ct)
    {
        var months = await days.GroupBy(d => new { d.Year, d.Month }).Select(g => new { g.Key.Year, g.Key.Month, Count = g.Count() }).ToListAsync(ct);
        var quarters = period.Quarters.Select(q => months.Where(m => new DateOnly(m.Year, m.Month, 1) is var first && first >= q.From && first <= q.To).Sum(m => m.Count));
        return SmallNumbers.HidesSum([count, .. quarters]);
    }
}

/// <summary>
/// Counts of the last minute. A count reads an index row for each of what it counts, so in a large record it is not made anew for every page; the pages
/// say when it was made.
/// </summary>
public sealed class CountedLately
{
    private const int Most = 500;

    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<Period, Counted> kept = new();

    internal Counted? Find(Period period, DateTimeOffset now) => kept.TryGetValue(period, out var counted) && now.UtcDateTime - counted.At < Lifetime ? counted : null;

    internal void Keep(Period period, Counted counted)
    {
        if (kept.Count >= Most)
        {
            kept.Clear();
        }

        kept[period] = counted;
    }
}

/// <param name="LookedAfter">None while nobody has been recorded as looked after: then somebody else keeps that record.</param>
internal sealed record Counted(DateTime At, int Contacts, bool ContactsTellASmallQuarter, int Referrals, bool ReferralsTellASmallQuarter, int InNeed, int Plans, int? LookedAfter);

/// <param name="At">When they were counted.</param>
public sealed record OwnFigures(DateTime At, IReadOnlyDictionary<Measure, OwnCount> Of);

public sealed record OwnCount(int Count, bool IsHidden);
