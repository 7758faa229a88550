using Kith.Features.Families;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Casework;
using Kith.Practice.Shared;
using Kith.Returns.LookedAfter;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Casework;

/// <summary>How one child is looked after: now, and everything recorded of each period.</summary>
[Needs(Duty.ReadPlans)]
public sealed class LookedAfterModel(CareReader reader) : FamilyPage
{
    [BindProperty(SupportsGet = true)]
    public PersonId Person { get; set; }

    public CareOfChild Child { get; private set; } = null!;

    public IReadOnlyList<(string What, DateOnly On, string Why)> Withdrawn { get; private set; } = [];

    public bool MayRecord => Family.May(By, Duty.RecordPlans);

    public DateOnly Today => reader.Today;

    public IEnumerable<(string Words, string Href)> Actions => !MayRecord ? []
        : Child.Open is not { } period ? Family.ClosedOn is null ? [("Record that the child started to be looked after", CaseworkLinks.StartCare(FamilyRef, Person))] : []
        :
        [
            ("Record a move to another placement", CaseworkLinks.PlaceChild(FamilyRef, period.Id)),
            ("Record another legal status", CaseworkLinks.SetLegalStatus(FamilyRef, period.Id)),
            ("Record a review, contact, check or plan", CaseworkLinks.RecordCareCheck(FamilyRef, period.Id)),
            ("Record that the child was missing or away", CaseworkLinks.RecordMissing(FamilyRef, period.Id)),
            ("Record that the child ceased to be looked after", CaseworkLinks.CeaseCare(FamilyRef, period.Id)),
        ];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await Enter(ct) is { } gone)
        {
            return gone;
        }

        if (await reader.Of(Family, Person, By, ct) is not { } child)
        {
            return NotFound();
        }

        Child = child;
        Withdrawn = await reader.Withdrawn(Family, Person, ct);
        return Page();
    }

    public string Need(CarePeriod period) => CareDesk.NeedInWords(period.Need, Today);

    /// <summary>The latest of each kind, as far as there is one.</summary>
    public IEnumerable<CareCheck> Latest(CarePeriod period) => period.Checks.GroupBy(c => c.Kind).OrderBy(g => g.Key).Select(g => g.MaxBy(c => c.On)!);

    /// <summary>Everything recorded in a period, newest first.</summary>
    public IReadOnlyList<CareLine> LinesOf(CarePeriod period) =>
    [
        .. period.Statuses.Select(s => new CareLine(s, $"Legal status: {CareCodes.LegalStatuses.MeaningOf(s.Code)}", [], CaseworkLinks.SetLegalStatus(FamilyRef, period.Id, s.Id)))
            .Concat(period.Placements.Select(p => new CareLine(p, $"Placement: {CareCodes.Placements.MeaningOf(p.Type)}", [.. Details(period, p)], CaseworkLinks.PlaceChild(FamilyRef, period.Id, p.Id), p.Site?.Address)))
            .Concat(period.Checks.Select(c => new CareLine(c, c.Kind.InWords(), c.Plan is { } plan ? [plan.InWords()] : [], CaseworkLinks.RecordCareCheck(FamilyRef, period.Id, c.Id))))
            .Concat(period.Missing.Select(m => new CareLine(m, m.Kind.InWords(), [.. Details(m)], CaseworkLinks.RecordMissing(FamilyRef, period.Id, m.Id))))
            .OrderByDescending(l => l.Row.On),
    ];

    private static IEnumerable<string> Details(CarePeriod period, Placement placement)
    {
        yield return CareCodes.Providers.MeaningOf(placement.Provider);
        if (placement.Site is { } site)
        {
            yield return $"{site.Authority}, {(site.IsInside ? "in" : "outside")} this authority’s area{(site.Urn is null ? string.Empty : ". URN recorded")}";
        }

        if (period.EndOf(placement) is { } end)
        {
            yield return $"Until {end:d MMMM yyyy}";
        }
    }

    private static IEnumerable<string> Details(MissingEpisode gone)
    {
        yield return gone.Until is { } back ? $"Back {back:d MMMM yyyy}" : "Not back yet";
        if (gone.Until is not null)
        {
            yield return (gone.WasOffered, gone.WasAccepted) switch
            {
                (null, _) => "Return interview: not recorded",
                (false, _) => "No return interview offered",
                (_, true) => "Return interview offered and accepted",
                (_, false) => "Return interview offered and declined",
                _ => "Return interview offered",
            };
        }
    }
}

/// <param name="Address">Where a placement is, for whoever may ask to see it.</param>
public sealed record CareLine(CareRow Row, string What, IReadOnlyList<string> Details, string Correct, RowId? Address = null);
