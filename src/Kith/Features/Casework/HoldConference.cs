using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Casework;
using Kith.Practice.Shared;

namespace Kith.Features.Casework;

public sealed class ConferenceInput
{
    [Display(Name = "Day of the conference")]
    public DateOnly? On { get; set; }

    public List<ChildDecisionInput> Children { get; set; } = [];
}

public sealed class ChildDecisionInput
{
    public PersonId Child { get; set; }

    /// <summary>A category of abuse, CIN or NONE; empty for a child whom the conference was not about.</summary>
    public string? Decision { get; set; }

    public string? PlansBefore { get; set; }
}

/// <summary>What an initial child protection conference decided, child by child. A child protection plan takes the place of a child in need plan.</summary>
public sealed class HoldConference(PlansDesk desk, Ledger ledger)
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

        var on = input.On!.Value;
        foreach (var answer in decided)
        {
            var child = opened.Value[answer.Child];
            var before = int.TryParse(answer.PlansBefore, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : (int?)null;
            var held = child.Desk.HoldConference(on, answer.Decision!, before, PlansDesk.CategoryCodesOn(now.Today), now);
            no.At(input.Children.IndexOf(answer), held.Refusals);
            if (held.Ok)
            {
                desk.Changes(child);
                ledger.Tell(new ConferenceHeld(child.Desk.Episode.Id, held.Value.Enquiry?.Id, on, answer.Decision!), child.About, by);
                ledger.TellPlans(held.Value, child.About, by);
            }
        }

        return no.Any ? no : work;
    }
}
