using System.ComponentModel.DataAnnotations;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Casework;
using Kith.Practice.Shared;

namespace Kith.Features.Casework;

public sealed class EndPlanInput
{
    public int Version { get; set; }

    [Display(Name = "Day the plan ended")]
    public DateOnly? On { get; set; }

    [Display(Name = "Does a child in need plan follow?")]
    public bool? WithNeedPlan { get; set; }
}

/// <summary>Ends one plan without a conference, as when a child moves away.</summary>
public sealed class EndPlan(PlansDesk desk, Ledger ledger)
{
    public async Task<Outcome<RowId>> Do(FamilyEpisodeId work, RowId id, EndPlanInput input, Acting by, Now now, CancellationToken ct)
    {
        var opened = await desk.Open(work, await desk.EpisodeOfPlan(id, ct), input.Version, by, Duty.RecordPlans, ct);
        if (!opened.Ok)
        {
            return new Refusals().Within(string.Empty, opened.Refusals);
        }

        var plan = opened.Value.Desk.Episode.Plans.Single(p => p.Id == id);
        if (plan.Kind == PlanKind.ChildProtection && input.WithNeedPlan is null)
        {
            return new Refusal("WithNeedPlan", "Select whether a child in need plan follows");
        }

        var ended = opened.Value.Desk.End(plan, input.On, input.WithNeedPlan == true, now);
        if (!ended.Ok)
        {
            return new Refusals().Within(string.Empty, ended.Refusals);
        }

        desk.Changes(opened.Value);
        ledger.TellPlans(ended.Value, opened.Value.About, by);
        return id;
    }
}
