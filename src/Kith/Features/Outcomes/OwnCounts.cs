using Kith.Platform.Data;
using Kith.Practice.Casework;
using Kith.Practice.FrontDoor;
using Kith.Practice.Outcomes;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Outcomes;

/// <summary>
/// What the record itself counts, by the censuses’ definitions. The rows behind a figure come from the same queries as the figure, so that the two
/// cannot differ.
/// </summary>
public sealed class OwnCounts(KithDb db)
{
    private const string NoLookedAfter = "Kith does not record yet which children are looked after";

    /// <summary>Why the record has no such count.</summary>
    public static string? WhyNone(Measure measure) => measure == Measure.LookedAfter ? NoLookedAfter : null;

    public IQueryable<Contact> Contacts(Period period) => db.Contacts.Where(c => c.ReceivedOn >= period.From && c.ReceivedOn <= period.To);

    public IQueryable<ChildEpisode> Referrals(Period period) => db.ChildEpisodes.Where(e => e.ReferredOn >= period.From && e.ReferredOn <= period.To);

    public IQueryable<ChildEpisode> InNeed(DateOnly day) =>
        db.ChildEpisodes.Where(e => e.ReferredOn <= day && (e.ClosedOn == null || e.ClosedOn > day) && e.NoFurtherAction != true);

    public IQueryable<Plan> ProtectionPlans(DateOnly day) =>
        db.Plans.Where(p => p.Kind == PlanKind.ChildProtection && p.StartsOn <= day && (p.EndsOn == null || p.EndsOn > day));

    /// <summary>The count of each measure that the record has; hidden where the reader may not see a small number or what would tell one.</summary>
    public async Task<IReadOnlyDictionary<Measure, OwnCount>> Of(Period period, bool withSmallNumbers, CancellationToken ct)
    {
        var contacts = await Contacts(period).CountAsync(ct);
        var referrals = await Referrals(period).CountAsync(ct);
        var inNeed = await InNeed(period.To).CountAsync(ct);
        var plans = await ProtectionPlans(period.To).CountAsync(ct);
        return new Dictionary<Measure, OwnCount>
        {
            [Measure.Contacts] = new(contacts, !withSmallNumbers && await TellsASmallQuarter(Contacts(period).Select(c => c.ReceivedOn), contacts, period, ct)),
            [Measure.Referrals] = new(referrals, !withSmallNumbers && await TellsASmallQuarter(Referrals(period).Select(e => e.ReferredOn), referrals, period, ct)),
            [Measure.ChildrenInNeed] = new(inNeed, !withSmallNumbers && SmallNumbers.IsSmall(inNeed)),
            [Measure.ProtectionPlans] = new(plans, !withSmallNumbers && SmallNumbers.HidesPart(plans, inNeed)),
        };
    }

    /// <summary>Whether a count is small itself, or the sum of quarters of which one is.</summary>
    private static async Task<bool> TellsASmallQuarter(IQueryable<DateOnly> days, int count, Period period, CancellationToken ct)
    {
        var months = await days.GroupBy(d => new { d.Year, d.Month }).Select(g => new { g.Key.Year, g.Key.Month, Count = g.Count() }).ToListAsync(ct);
        var quarters = period.Quarters.Select(q => months.Where(m => new DateOnly(m.Year, m.Month, 1) is var first && first >= q.From && first <= q.To).Sum(m => m.Count));
        return SmallNumbers.HidesSum([count, .. quarters]);
    }
}

public sealed record OwnCount(int Count, bool IsHidden);
