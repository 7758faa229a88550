using Kith.Features.Families;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Casework;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Casework;

[Needs(Duty.RecordPlans)]
public sealed class StartEnquiryModel(StartEnquiry startEnquiry, PlansReader reader) : FamilyFormPage<StartEnquiryInput>
{
    public IReadOnlyList<PlansOfChild> Children { get; private set; } = [];

    public DateOnly Today => reader.Today;

    protected override async Task<IActionResult?> Show(CancellationToken ct)
    {
        Children = [.. (await reader.Read(Family, By, ct)).Where(c => c.Current is not null && c.OpenEnquiry is null)];
        return Children.Count == 0 ? Redirect(CaseworkLinks.Plans(FamilyRef)) : null;
    }

    protected override Task Prefill(CancellationToken ct)
    {
        (Input.DiscussedOn, Input.StartedOn) = (reader.Today, reader.Today);
        return Task.CompletedTask;
    }

    protected override Task<IActionResult> Save(CancellationToken ct) => Save(
        now => startEnquiry.Do(Family.Episode, Input, By, now, ct),
        then: _ => CaseworkLinks.Plans(FamilyRef),
        done: "Section 47 enquiry started",
        ct);
}
