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
    [BindProperty(SupportsGet = true, Name = "p")]
    public int Number { get; set; } = 1;

    public MeasureDefinition Definition { get; private set; } = null!;

    public bool IsHidden { get; private set; }

    public bool IsOfPlans => Definition.Measure == Measure.ProtectionPlans;

    public Paged<MeasureRow> Rows { get; private set; } = new([], 1, 1, 0);

    public IReadOnlyDictionary<PersonId, string> Keys { get; private set; } = new Dictionary<PersonId, string>();

    public IReadOnlyDictionary<FamilyEpisodeId, (string Ref, string Name)> Families { get; private set; } = new Dictionary<FamilyEpisodeId, (string, string)>();

    public async Task<IActionResult> OnGetAsync(string measure, CancellationToken ct)
    {
        if (MeasureDefinition.Named(measure) is not { } named || OwnCounts.WhyNone(named) is not null)
        {
            return NotFound();
        }

        Definition = MeasureDefinition.InForce(named, Period.To);
        IsHidden = (await own.Of(Period, By.Has(Duty.SeeSmallNumbers), ct))[named].IsHidden;
        if (!IsHidden)
        {
            Rows = await Behind(named).Page(Number, ct);
            Keys = await pseudonyms.Of(Rows.Rows.Select(r => r.Child), ct);
            Families = await FamiliesInSight(ct);
        }

        return Page();
    }

    private IQueryable<MeasureRow> Behind(Measure measure) => measure switch
    {
        Measure.Referrals => Cases(own.Referrals(Period)),
        Measure.ChildrenInNeed => Cases(own.InNeed(Period.To)),
        _ => from p in own.ProtectionPlans(Period.To)
             join e in db.ChildEpisodes on EF.Property<ChildEpisodeId>(p, "ChildEpisode") equals e.Id
             orderby p.StartsOn descending, p.Id
             select new MeasureRow(e.Child, e.FamilyEpisode, p.StartsOn!.Value, p.EndsOn, p.InitialCategory, p.LatestCategory, null, p.PreviousPlans),
    };

    private static IQueryable<MeasureRow> Cases(IQueryable<ChildEpisode> cases) =>
        cases.OrderByDescending(e => e.ReferredOn).ThenBy(e => e.Id)
            .Select(e => new MeasureRow(e.Child, e.FamilyEpisode, e.ReferredOn, e.ClosedOn, e.ReferralSource, e.PrimaryNeed, e.NoFurtherAction, null));

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

/// <param name="First">Source of the referral (N00152), or the plan’s initial category (N00113).</param>
/// <param name="Second">Primary need (N00101), or the plan’s latest category (N00114).</param>
public sealed record MeasureRow(
    PersonId Child, FamilyEpisodeId? FamilyEpisode, DateOnly From, DateOnly? Until, string? First, string? Second, bool? NoFurtherAction, int? PreviousPlans);
