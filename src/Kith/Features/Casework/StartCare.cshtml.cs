using Kith.Features.Families;
using Kith.Platform.Data;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Kith.Returns.CinCensus;
using Kith.Returns.LookedAfter;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Casework;

[Needs(Duty.RecordPlans)]
public sealed class StartCareModel(StartCare start, CareReader reader, KithDb db) : FamilyFormPage<StartCareInput>
{
    [BindProperty(SupportsGet = true)]
    public PersonId Person { get; set; }

    public CareOfChild Child { get; private set; } = null!;

    public IReadOnlyList<CensusCode> Needs => CareCodes.NeedsIn(AssessmentDesk.YearOf(reader.Today));

    public IReadOnlyList<CareCode> Offered(IReadOnlyList<CareCode> codes) => codes.In(AssessmentDesk.YearOf(reader.Today));

    protected override async Task<IActionResult?> Show(CancellationToken ct)
    {
        if (Family.Find(Person) is null || await reader.Of(Family, Person, By, ct) is not { } child)
        {
            return NotFound();
        }

        Child = child;
        return null;
    }

    /// <summary>The category of need that the referral gave.</summary>
    protected override async Task Prefill(CancellationToken ct)
    {
        var (work, child) = (Family.Episode, Person);
        Input.StartedOn = reader.Today;
        var need = await db.ChildEpisodes.Where(e => e.FamilyEpisode == work && e.Child == child && e.ClosedOn == null).OrderByDescending(e => e.ReferredOn).Select(e => e.PrimaryNeed).FirstOrDefaultAsync(ct);
        Input.Need = Needs.Any(n => n.Code == need) ? need : null;
    }

    protected override Task<IActionResult> Save(CancellationToken ct) => Save(
        now => start.Do(Family.Episode, Person, Input, By, now, ct),
        then: _ => CaseworkLinks.LookedAfter(FamilyRef, Person),
        done: "Recorded that the child is looked after",
        ct);
}
