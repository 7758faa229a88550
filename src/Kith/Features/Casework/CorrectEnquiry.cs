using System.ComponentModel.DataAnnotations;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Casework;
using Kith.Practice.Shared;

namespace Kith.Features.Casework;

public sealed class CorrectEnquiryInput
{
    public int Version { get; set; }

    [Display(Name = "Day of the strategy discussion")]
    public DateOnly? DiscussedOn { get; set; }

    [Display(Name = "Day the section 47 enquiry started")]
    public DateOnly? StartedOn { get; set; }

    [Display(Name = "What was found")]
    public EnquiryOutcome? Outcome { get; set; }

    [Display(Name = "Day of the outcome")]
    public DateOnly? OutcomeOn { get; set; }

    [Display(Name = "Day by which the conference was due")]
    public DateOnly? ConferenceDueOn { get; set; }

    [Display(Name = "Day of the initial conference")]
    public DateOnly? ConferenceOn { get; set; }
}

/// <summary>Puts right what is recorded of one section 47 enquiry and of the conference that it led to.</summary>
public sealed class CorrectEnquiry(PlansDesk desk, Ledger ledger)
{
    public async Task<Outcome<RowId>> Do(FamilyEpisodeId work, RowId id, CorrectEnquiryInput input, Acting by, Now now, CancellationToken ct)
    {
        var opened = await desk.Open(work, await desk.EpisodeOfEnquiry(id, ct), input.Version, by, Duty.RecordPlans, ct);
        if (!opened.Ok)
        {
            return new Refusals().Within(string.Empty, opened.Refusals);
        }

        var enquiry = opened.Value.Desk.Episode.Enquiries.Single(e => e.Id == id);
        var before = Said(enquiry);
        var no = opened.Value.Desk.Correct(
            enquiry, new EnquiryAsTold(input.DiscussedOn, input.StartedOn, input.Outcome, input.OutcomeOn, input.ConferenceDueOn, input.ConferenceOn), now.Today);
        if (no.Any)
        {
            return no;
        }

        desk.Changes(opened.Value);
        ledger.Tell(new EnquiryCorrected(id, [.. before.Zip(Said(enquiry)).Where(f => f.First.Value != f.Second.Value).Select(f => f.First.Field)]), opened.Value.About, by);
        return id;
    }

    private static List<(string Field, string Value)> Said(Section47Enquiry enquiry) =>
    [
        (nameof(enquiry.DiscussedOn), $"{enquiry.DiscussedOn}"), (nameof(enquiry.StartedOn), $"{enquiry.StartedOn}"), (nameof(enquiry.Outcome), $"{enquiry.Outcome}"),
        (nameof(enquiry.OutcomeOn), $"{enquiry.OutcomeOn}"), (nameof(enquiry.ConferenceTarget), $"{enquiry.ConferenceTarget}"), (nameof(enquiry.ConferenceOn), $"{enquiry.ConferenceOn}"),
        (nameof(enquiry.ConferenceNotRequired), $"{enquiry.ConferenceNotRequired}"),
    ];
}
