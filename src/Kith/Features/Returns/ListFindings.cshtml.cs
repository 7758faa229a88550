using Kith.Platform.Data;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Returns;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Returns;

/// <summary>What the rules find in a census, row by row, each with the page on which it is mended for those who may open the family.</summary>
[Needs(Duty.OpenReturns)]
public sealed class ListFindingsModel(KithDb db) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "build")]
    public CensusBuildId Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Rule { get; set; }

    [BindProperty(SupportsGet = true)]
    public TeamId? Team { get; set; }

    [BindProperty(SupportsGet = true)]
    public PostingId? Lead { get; set; }

    [BindProperty(SupportsGet = true)]
    public FindingState State { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int Number { get; set; } = 1;

    public Acting By => HttpContext.MustAct();

    public CensusInView Census { get; private set; } = null!;

    public FindingFilter Filter => new(Rule, Team, Lead, State);

    public string? Whose { get; private set; }

    public Paged<FindingInView> Findings { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var mayMake = By.Has(Duty.MakeReturns);
        if (await db.CensusesOf(By).Where(b => b.Id == Id && b.State == CensusState.Built && (b.Source == CensusSource.Record || mayMake)).InView(db).FirstOrDefaultAsync(ct) is not { } census)
        {
            return NotFound();
        }

        Census = census;
        Whose = Team is { } team ? await db.Teams.Where(t => t.Id == team).Select(t => t.Name).FirstOrDefaultAsync(ct)
            : Lead is { } lead ? await (from p in db.Postings join w in db.Workers on p.Worker equals w.Id where p.Id == lead select w.Name).FirstOrDefaultAsync(ct)
            : null;
        Findings = await Filter.Of(db.FindingsFor(Id, By)).InView(db, By).Page(Number, ct);
        return Page();
    }
}
