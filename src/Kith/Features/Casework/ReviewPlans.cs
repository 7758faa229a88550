using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Casework;
using Kith.Practice.Shared;

namespace Kith.Features.Casework;

/// <summary>What a review child protection conference decided, child by child: the plan goes on, in the same category or another, or ends.</summary>
public sealed class ReviewPlans(PlansDesk desk, Ledger ledger)
{
    public async Task<Outcome<FamilyEpisodeId>> Do(FamilyEpisodeId work, ConferenceInput input, Acting by, Now now, CancellationToken ct)
    {
        var decided = input.Children.Where(c => !string.IsNullOrEmpty(c.Decision)).ToList();
        var opened = await desk.Open(work, decided.ConvertAll(c => c.Child), by, Duty.HoldConference, ct);
        if (!opened.Ok)
        {
            return new Refusals().Within(string.Empty, opened.Refusals);
        }

        var no = ChildAtDesk.CheckDay("On", input.On, "day of the conference", now.Today)
            .If(decided.Count == 0, "Children[0].Decision", "Select what was decided for at least one child");
        if (no.Any)
        {
            return no;
        }

        foreach (var answer in decided)
        {
            var child = opened.Value[answer.Child];
            var reviewed = child.Desk.Review(input.On!.Value, answer.Decision!, PlansDesk.CategoryCodesOn(now.Today), now);
            no.At(input.Children.IndexOf(answer), reviewed.Refusals);
            if (reviewed.Ok)
            {
                desk.Changes(child);
                ledger.Tell(new PlanReviewed(reviewed.Value.Plan!.Id, input.On.Value, answer.Decision!), child.About, by);
                ledger.TellPlans(reviewed.Value, child.About, by);
            }
        }

        return no.Any ? no : work;
    }
}
