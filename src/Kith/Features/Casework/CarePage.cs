using Kith.Features.Families;
using Kith.Practice.Casework;
using Kith.Practice.Shared;
using Kith.Returns.CinCensus;
using Kith.Returns.LookedAfter;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Casework;

/// <summary>A form about one period of a child who is or was looked after, or about one row of it.</summary>
public abstract class CarePage<TInput>(CareReader reader) : FamilyFormPage<TInput>
    where TInput : class, new()
{
    [BindProperty(SupportsGet = true, Name = "period")]
    public RowId Id { get; set; }

    /// <summary>What is put right; none for something new.</summary>
    [BindProperty(SupportsGet = true)]
    public RowId? Row { get; set; }

    public CareOfChild Child { get; private set; } = null!;

    public CarePeriod Period { get; private set; } = null!;

    public DateOnly Today => reader.Today;

    public string Back => CaseworkLinks.LookedAfter(FamilyRef, Child.Child);

    public IReadOnlyList<CensusCode> Needs => CareCodes.NeedsIn(AssessmentDesk.YearOf(Today));

    public IReadOnlyList<CareCode> Offered(IReadOnlyList<CareCode> codes) => codes.In(AssessmentDesk.YearOf(Today));

    protected override async Task<IActionResult?> Show(CancellationToken ct)
    {
        if (await reader.ChildOf(Family, Id, ct) is not { } child || await reader.Of(Family, child, By, ct) is not { } care)
        {
            return NotFound();
        }

        (Child, Period) = (care, care.Periods.Single(p => p.Id == Id));
        return Row is { } row && Period.Find(row) is not { } found ? NotFound() : null;
    }

    protected T? Known<T>()
        where T : CareRow => Row is { } row ? Period.Find(row) as T : null;
}
