using Kith.Features.Families;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Casework;
using Kith.Practice.Shared;
using Kith.Returns.CinCensus;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Casework;

[Needs(Duty.HoldConference)]
public sealed class ReviewPlansModel(ReviewPlans reviewPlans, PlansReader reader) : FamilyFormPage<ConferenceInput>
{
    public IReadOnlyList<PlansOfChild> Children { get; private set; } = [];

    public IReadOnlyList<CensusCode> Categories => PlansDesk.CategoriesOn(reader.Today);

    public PlansOfChild? Find(PersonId child) => Children.FirstOrDefault(c => c.Child == child);

    protected override async Task<IActionResult?> Show(CancellationToken ct)
    {
        Children = [.. (await reader.Read(Family, By, ct)).Where(c => c.Current is not null && c.OpenPlan(PlanKind.ChildProtection) is not null)];
        return Children.Count == 0 ? Redirect(CaseworkLinks.Plans(FamilyRef)) : null;
    }

    protected override Task Prefill(CancellationToken ct)
    {
        Input.On = reader.Today;
        Input.Children = [.. Children.Select(c => new ChildDecisionInput { Child = c.Child })];
        return Task.CompletedTask;
    }

    protected override Task<IActionResult> Save(CancellationToken ct) => Save(
        now => reviewPlans.Do(Family.Episode, Input, By, now, ct),
        then: _ => CaseworkLinks.Plans(FamilyRef),
        done: "Conference saved",
        ct);
}
