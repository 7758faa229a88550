using System.ComponentModel.DataAnnotations;
using Kith.Platform.Data;
using Kith.Platform.Forms;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Families;

[Needs(Duty.OverseeRestrictions)]
[NeedsStepUp]
public sealed class AnswerLiftingModel(KithDb db, AnswerLifting answer) : FormPage<AnswerLiftingInput>
{
    [BindProperty(SupportsGet = true, Name = "restriction")]
    public RowId Id { get; set; }

    public Restriction Restriction { get; private set; } = null!;

    public string FamilyRef { get; private set; } = string.Empty;

    public string Proposer { get; private set; } = string.Empty;

    protected override async Task<IActionResult?> Open(CancellationToken ct)
    {
        if (await db.RestrictionsOverseenBy(By).AsNoTracking().FirstOrDefaultAsync(r => r.Id == Id && r.Proposed != null, ct) is not { } found)
        {
            return NotFound();
        }

        Restriction = found;
        FamilyRef = await (from e in db.FamilyEpisodes join f in db.Families on e.Family equals f.Id where e.Id == found.FamilyEpisode select f.Ref).SingleAsync(ct);
        Proposer = await db.Workers.Where(w => w.Id == found.ProposedBy).Select(w => w.Name).SingleAsync(ct);
        return null;
    }

    protected override Task Prefill(CancellationToken ct)
    {
        Input.Version = Restriction.Version;
        return Task.CompletedTask;
    }

    protected override Task<IActionResult> Save(CancellationToken ct) => Save(
        now => answer.Do(Id, Input.Agreed, Input.Version, By, now, ct), then: _ => FamiliesLinks.Restrictions, done: "Answer saved", ct);
}

public sealed class AnswerLiftingInput
{
    public int Version { get; set; }

    [Display(Name = "Do you agree?")]
    public bool? Agreed { get; set; }
}
