using System.ComponentModel.DataAnnotations;
using Kith.Features.Access;
using Kith.Features.Families;
using Kith.Platform.Data;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Disclosure;

[Needs(Duty.SendDocuments)]
public sealed class StopDocumentModel(KithDb db, StopDocument stopDocument) : FamilyFormPage<StopDocumentInput>
{
    [BindProperty(SupportsGet = true)]
    public OutgoingId Document { get; set; }

    protected override async Task<IActionResult?> Show(CancellationToken ct) =>
        await db.Outgoings.ReadableIn(Family.Episode, By, Family.Held).AnyAsync(o => o.Id == Document && o.ReleasedAt == null && o.StoppedAt == null, ct) ? null : NotFound();

    protected override Task<IActionResult> Save(CancellationToken ct) => Save(
        now => stopDocument.Do(Document, Input.Why, By, now, ct),
        then: _ => DisclosureLinks.OfFamily(FamilyRef),
        done: "Document stopped",
        ct);
}

public sealed class StopDocumentInput
{
    [Display(Name = "Why it does not go out")]
    public string? Why { get; set; }
}
