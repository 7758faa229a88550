using System.ComponentModel.DataAnnotations;
using Kith.Platform.Data;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Families;

[Needs(Duty.OpenFamily)]
[NeedsStepUp]
public sealed class AnswerUnshieldingModel(KithDb db, AnswerUnshielding answerUnshielding) : FamilyFormPage<AnswerUnshieldingInput>
{
    [BindProperty(SupportsGet = true)]
    public RowId Unshielding { get; set; }

    public UnshieldingLine Proposed { get; private set; } = null!;

    protected override async Task<IActionResult?> Show(CancellationToken ct)
    {
        var proposed = await (from u in db.Unshieldings
                              join p in db.Postings on u.ProposedBy equals p.Id
                              join w in db.Workers on p.Worker equals w.Id
                              where u.Id == Unshielding && u.FamilyEpisode == Family.Episode
                              select new { u.Person, u.Why, u.ProposedAt, w.Name }).FirstOrDefaultAsync(ct);
        if (proposed is null)
        {
            return NotFound();
        }

        Proposed = new UnshieldingLine(Unshielding, proposed.Person, proposed.Name, Now.DayOf(proposed.ProposedAt), proposed.Why);
        return await db.MayUnshield(proposed.Person, Family.Episode, Family.Held, By, ct) ? null : Forbid();
    }

    protected override Task<IActionResult> Save(CancellationToken ct) => Save(
        now => answerUnshielding.Do(Family.Episode, Unshielding, Input.Agrees, By, now, ct),
        then: person => FamiliesLinks.Person(FamilyRef, person),
        done: Input.Agrees == true ? "The protection has ended" : "The protection goes on",
        ct);
}

public sealed record UnshieldingLine(RowId Id, PersonId Person, string By, DateOnly On, string Why);

public sealed class AnswerUnshieldingInput
{
    [Display(Name = "Shall the protection end?")]
    public bool? Agrees { get; set; }
}
