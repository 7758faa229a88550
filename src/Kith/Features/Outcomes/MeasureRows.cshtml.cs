using System.Globalization;
using Kith.Features.Access;
using Kith.Platform.Data;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Casework;
using Kith.Practice.Outcomes;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Outcomes;

/// <summary>
/// The rows behind one figure: a key, days and codes, so that nobody is named. A family is named only to a reader who may open it, and an analyst
/// opens none.
/// </summary>
[Needs(Duty.SeeMeasureRows)]
public sealed class MeasureRowsModel(KithDb db, OwnCounts own, Pseudonyms pseudonyms, TimeProvider time) : MeasurePage(time)
{
    private OwnCount count = null!;

    private int Pages => Math.Max(1, (count.Count + Paging.PageSize - 1) / Paging.PageSize);

    [BindProperty(SupportsGet = true, Name = "p")]
    public int Number { get; set; } = 1;

    public MeasureDefinition Definition { get; private set; } = null!;

    public bool IsHidden => count.IsHidden;

    public IReadOnlyList<string> Headings => Definition.Measure switch
    {
        Measure.Contacts => ["Key", "Received", "Decided", "Source", "Sorted", "Outcome"],
        Measure.LookedAfter => ["Key", "Started to be looked after", "Ceased", "Category of need"],
        Measure.ProtectionPlans => ["Key", "Plan started", "Plan ended", "Category at first", "Latest category", "Plans before"],
        _ => ["Key", "Referred", "Closed", "Source", "Primary need", "No further action"],
    };

    public Paged<MeasureRow> Rows { get; private set; } = new([], 1, 1, 0);

    public IReadOnlyDictionary<Guid, string> Keys { get; private set; } = new Dictionary<Guid, string>();

    public IReadOnlyDictionary<FamilyEpisodeId, (string Ref, string Name)> Families { get; private set; } = new Dictionary<FamilyEpisodeId, (string, string)>();

    public async Task<IActionResult> OnGetAsync(string measure, CancellationToken ct)
    {
        if (MeasureDefinition.Named(measure) is not { } named)
        {
            return NotFound();
        }

        Definition = MeasureDefinition.InForce(named, Period.To);
        if (!(await own.Of(Period, By.Has(Duty.SeeSmallNumbers), ct)).Of.TryGetValue(named, out var counted))
        {
            return NotFound();
        }

        count = counted;
        if (!IsHidden)
        {
            Rows = await Behind(named, ct);
            Keys = await pseudonyms.Of(Rows.Rows.Select(r => r.Of), ct);
            Families = await FamiliesInSight(ct);
        }

        return Page();
    }

    private Task<Paged<MeasureRow>> Behind(Measure measure, CancellationToken ct) => measure switch
    {
        Measure.Contacts => Contacts(ct),
        Measure.Referrals => Cases(own.Referrals(Period), ct),
        Measure.ChildrenInNeed => Cases(own.InNeed(Period.To), ct),
        Measure.LookedAfter => LookedAfter(ct),
        _ => Plans(ct),
    };

    private async Task<Paged<MeasureRow>> Contacts(CancellationToken ct) => In(
        await Cut(own.Contacts(Period).OrderByDescending(c => c.ReceivedOn).ThenBy(c => c.Id)
            .Select(c => new { c.Id, c.FamilyEpisode, c.ReceivedOn, c.DecidedAt, c.Source, c.Rating, c.Outcome }), ct),
        c => new MeasureRow(
            c.Id.Value, c.FamilyEpisode, [Day(c.ReceivedOn), c.DecidedAt is { } at ? Day(Now.DayOf(at)) : "Not yet", c.Source, c.Rating?.ToString(), c.Outcome?.ToString()]));

    private async Task<Paged<MeasureRow>> Cases(IQueryable<ChildEpisode> cases, CancellationToken ct) => In(
        await Cut(cases.OrderByDescending(e => e.ReferredOn).ThenBy(e => e.Id)
            .Select(e => new { e.Child, e.FamilyEpisode, e.ReferredOn, e.ClosedOn, e.ReferralSource, e.PrimaryNeed, e.NoFurtherAction }), ct),
        e => new MeasureRow(
            e.Child.Value, e.FamilyEpisode, [Day(e.ReferredOn), Until(e.ClosedOn), e.ReferralSource, e.PrimaryNeed, e.NoFurtherAction switch { true => "Yes", false => "No", null => null }]));

    private async Task<Paged<MeasureRow>> Plans(CancellationToken ct) => In(
        await Cut(from p in own.ProtectionPlans(Period.To)
                  join e in db.ChildEpisodes on EF.Property<ChildEpisodeId>(p, "ChildEpisode") equals e.Id
                  orderby p.StartsOn descending, p.Id
                  select new { e.Child, e.FamilyEpisode, p.StartsOn, p.EndsOn, p.InitialCategory, p.LatestCategory, p.PreviousPlans }, ct),
        p => new MeasureRow(
            p.Child.Value, p.FamilyEpisode, [Day(p.StartsOn!.Value), Until(p.EndsOn), p.InitialCategory, p.LatestCategory, p.PreviousPlans?.ToString(CultureInfo.InvariantCulture)]));

    private async Task<Paged<MeasureRow>> LookedAfter(CancellationToken ct) => In(
        await Cut(own.LookedAfter(Period.To).OrderByDescending(p => p.StartedOn).ThenBy(p => p.Id).Select(p => new { p.Child, p.FamilyEpisode, p.StartedOn, p.CeasedOn, p.Need }), ct),
        p => new MeasureRow(p.Child.Value, p.FamilyEpisode, [Day(p.StartedOn), Until(p.CeasedOn), p.Need]));

    /// <summary>One page of as many rows as the figure says: they are not counted again.</summary>
    private Task<List<T>> Cut<T>(IQueryable<T> rows, CancellationToken ct)
    {
        Number = Math.Clamp(Number, 1, Pages);
        return rows.Skip((Number - 1) * Paging.PageSize).Take(Paging.PageSize).ToListAsync(ct);
    }

    private Paged<MeasureRow> In<T>(List<T> rows, Func<T, MeasureRow> words) => new([.. rows.Select(words)], Number, Pages, count.Count);

    private static string Until(DateOnly? day) => day is { } last ? Day(last) : "Open";

    private static string Day(DateOnly day) => day.ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    private async Task<IReadOnlyDictionary<FamilyEpisodeId, (string Ref, string Name)>> FamiliesInSight(CancellationToken ct)
    {
        if (!By.Has(Duty.OpenFamily))
        {
            return Families;
        }

        var episodes = Rows.Rows.Where(r => r.FamilyEpisode is not null).Select(r => r.FamilyEpisode!.Value).Distinct().ToList();
        var seen = db.EpisodesSeenBy(By, Duty.OpenFamily);
        return await (from e in db.FamilyEpisodes
                      join f in db.Families on e.Family equals f.Id
                      where episodes.Contains(e.Id) && seen.Contains(e.Id)
                      select new { e.Id, f.Ref, f.Name }).ToDictionaryAsync(f => f.Id, f => (f.Ref, f.Name), ct);
    }
}

/// <param name="Of">The child, or the contact, that a key stands for.</param>
/// <param name="Cells">What stands under each heading after the key: days and codes.</param>
public sealed record MeasureRow(Guid Of, FamilyEpisodeId? FamilyEpisode, IReadOnlyList<string?> Cells);
