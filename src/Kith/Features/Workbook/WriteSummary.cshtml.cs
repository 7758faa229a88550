using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Workbook;

[Needs(Duty.WriteSummary)]
public sealed class WriteSummaryModel(EntryFormReader form, WriteSummary writeSummary) : EntryFormPage<SummaryInput>(form)
{
    protected override Task Prefill(CancellationToken ct)
    {
        Input.HappenedOn = Desk.Today;
        Input.Offer(Family.Children.Select(c => c.Id).ToList());
        OfferStages(Desk.OwnAdults);
        if (Desk.OwnAdults is [var adult])
        {
            Input.Adult = adult;
            Input.WorkMayRead = Input.Significant.MayRead = Side.OwnOf(By.Role, adult) is { } own ? SideChoice.Of(own) : null;
        }

        AddRow(nameof(SummaryInput.Steps));
        return Task.CompletedTask;
    }

    protected override Task<IActionResult> Save(CancellationToken ct) => Save(
        now => writeSummary.Do(Family.Episode, Input, By, now, ct),
        then: _ => WorkbookLinks.Workbook(Family.Ref),
        done: "Summary saved to the workbook",
        ct);
}
