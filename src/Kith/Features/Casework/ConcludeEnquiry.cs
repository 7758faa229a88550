using System.ComponentModel.DataAnnotations;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Casework;
using Kith.Practice.Shared;

namespace Kith.Features.Casework;

public sealed class ConcludeEnquiryInput
{
    [Display(Name = "Day of the outcome")]
    public DateOnly? On { get; set; }

    public List<ChildOutcomeInput> Children { get; set; } = [];
}

public sealed class ChildOutcomeInput
{
    public PersonId Child { get; set; }

    public EnquiryOutcome? Outcome { get; set; }
}

/// <summary>What a section 47 enquiry found, child by child; a child without an answer waits.</summary>
public sealed class ConcludeEnquiry(PlansDesk desk, Ledger ledger)
{
    public async Task<Outcome<FamilyEpisodeId>> Do(FamilyEpisodeId work, ConcludeEnquiryInput input, Acting by, Now now, CancellationToken ct)
    {
        var answered = input.Children.Where(c => c.Outcome is not null).ToList();
        var opened = await desk.Open(work, answered.ConvertAll(c => c.Child), by, Duty.RecordPlans, ct);
        if (!opened.Ok)
        {
            return new Refusals().Within(string.Empty, opened.Refusals);
        }

        var no = ChildAtDesk.CheckDay("On", input.On, "day of the outcome", now.Today)
            .If(answered.Count == 0, "Children[0].Outcome", "Select what was found about at least one child");
        if (no.Any)
        {
            return no;
        }

        foreach (var answer in answered)
        {
            var child = opened.Value[answer.Child];
            var concluded = child.Desk.Conclude(input.On!.Value, answer.Outcome!.Value);
            no.At(input.Children.IndexOf(answer), concluded.Refusals);
            if (concluded.Ok)
            {
                desk.Changes(child);
                ledger.Tell(new EnquiryConcluded(concluded.Value.Id, answer.Outcome.Value, input.On.Value), child.About, by);
            }
        }

        return no.Any ? no : work;
    }
}
