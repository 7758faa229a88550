using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Workbook;

[Needs(Duty.RecordVisit)]
public sealed class RecordVisitModel(EntryFormReader form, RecordVisit recordVisit) : EntryFormPage<VisitInput>(form)
{
    protected override Task Prefill(CancellationToken ct)
    {
        Input.HappenedOn = Desk.Today;
        Input.Offer(Family.Children.Select(c => c.Id).ToList(), Family.Adults.Select(a => a.Id));
        OfferStages(Family.Adults.Select(a => a.Id).ToList());
        AddRow(nameof(VisitInput.Steps));
        return Task.CompletedTask;
    }

    protected override Task<IActionResult> Save(CancellationToken ct) => Save(
        now => recordVisit.Do(Family.Episode, Input, By, now, ct),
        then: _ => WorkbookLinks.Workbook(Family.Ref),
        done: "Visit saved to the workbook",
        ct);
}
