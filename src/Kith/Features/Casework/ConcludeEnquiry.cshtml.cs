using Kith.Features.Families;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Casework;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Casework;

[Needs(Duty.RecordPlans)]
public sealed class ConcludeEnquiryModel(ConcludeEnquiry concludeEnquiry, PlansReader reader) : FamilyFormPage<ConcludeEnquiryInput>
{
    public IReadOnlyList<PlansOfChild> Children { get; private set; } = [];

    public string NameOf(PersonId child) => Children.FirstOrDefault(c => c.Child == child)?.Name ?? "this child";

    protected override async Task<IActionResult?> Show(CancellationToken ct)
    {
        Children = [.. (await reader.Read(Family, By, ct)).Where(c => c.IsWaitingForOutcome)];
        return Children.Count == 0 ? Redirect(CaseworkLinks.Plans(FamilyRef)) : null;
    }

    protected override Task Prefill(CancellationToken ct)
    {
        Input.On = reader.Today;
        Input.Children = [.. Children.Select(c => new ChildOutcomeInput { Child = c.Child })];
        return Task.CompletedTask;
    }

    protected override Task<IActionResult> Save(CancellationToken ct) => Save(
        now => concludeEnquiry.Do(Family.Episode, Input, By, now, ct),
        then: _ => CaseworkLinks.Plans(FamilyRef),
        done: "Outcome saved",
        ct);
}
