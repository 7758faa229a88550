using System.ComponentModel.DataAnnotations;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Casework;
using Kith.Practice.Shared;

namespace Kith.Features.Casework;

public sealed class StartNeedPlanInput
{
    [Display(Name = "Day the plan started")]
    public DateOnly? On { get; set; }

    [Display(Name = "Which children is it for?")]
    public List<PersonId> Children { get; set; } = [];
}

/// <summary>Starts a child in need plan (Children Act 1989, section 17) for one or several children.</summary>
public sealed class StartNeedPlan(PlansDesk desk, Ledger ledger)
{
    public async Task<Outcome<FamilyEpisodeId>> Do(FamilyEpisodeId work, StartNeedPlanInput input, Acting by, Now now, CancellationToken ct)
    {
        var opened = await desk.Open(work, input.Children, by, Duty.RecordPlans, ct);
        if (!opened.Ok)
        {
            return new Refusals().Within(string.Empty, opened.Refusals);
        }

        var no = ChildAtDesk.CheckDay("On", input.On, "day the plan started", now.Today).If(input.Children.Count == 0, "Children", "Select the children whom the plan is for");
        if (no.Any)
        {
            return no;
        }

        foreach (var child in opened.Value.Values)
        {
            var started = child.Desk.StartNeedPlan(input.On!.Value, now);
            no.AddRange(started.Refusals);
            if (started.Ok)
            {
                desk.Changes(child);
                ledger.Tell(new PlanStarted(started.Value.Id, started.Value.Kind, input.On.Value), child.About, by);
            }
        }

        return no.Any ? no : work;
    }
}
