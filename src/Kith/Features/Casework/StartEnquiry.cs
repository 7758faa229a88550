using System.ComponentModel.DataAnnotations;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Casework;
using Kith.Practice.Shared;

namespace Kith.Features.Casework;

public sealed class StartEnquiryInput
{
    [Display(Name = "Day of the strategy discussion")]
    public DateOnly? DiscussedOn { get; set; }

    [Display(Name = "Day the section 47 enquiry started")]
    public DateOnly? StartedOn { get; set; }

    [Display(Name = "Which children is it about?")]
    public List<PersonId> Children { get; set; } = [];
}

/// <summary>A strategy discussion has decided on a section 47 enquiry, about one or several children of a family.</summary>
public sealed class StartEnquiry(PlansDesk desk, Ledger ledger)
{
    public async Task<Outcome<FamilyEpisodeId>> Do(FamilyEpisodeId work, StartEnquiryInput input, Acting by, Now now, CancellationToken ct)
    {
        var opened = await desk.Open(work, input.Children, by, Duty.RecordPlans, ct);
        if (!opened.Ok)
        {
            return new Refusals().Within(string.Empty, opened.Refusals);
        }

        var no = ChildAtDesk.CheckDay("DiscussedOn", input.DiscussedOn, "day of the strategy discussion", now.Today);
        no.AddRange(ChildAtDesk.CheckDay("StartedOn", input.StartedOn, "day the enquiry started", now.Today)
            .If(input.StartedOn < input.DiscussedOn, "StartedOn", "The day the enquiry started must be the same as or after the day of the strategy discussion")
            .If(input.Children.Count == 0, "Children", "Select the children whom the enquiry is about"));
        if (no.Any)
        {
            return no;
        }

        foreach (var child in opened.Value.Values)
        {
            var started = child.Desk.StartEnquiry(input.DiscussedOn!.Value, input.StartedOn!.Value, now);
            no.AddRange(started.Refusals);
            if (started.Ok)
            {
                desk.Changes(child);
                ledger.Tell(new EnquiryStarted(started.Value.Id, input.StartedOn.Value), child.About, by);
            }
        }

        return no.Any ? no : work;
    }
}
