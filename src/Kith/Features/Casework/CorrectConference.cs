using System.ComponentModel.DataAnnotations;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Casework;
using Kith.Practice.Shared;

namespace Kith.Features.Casework;

public sealed class CorrectConferenceInput
{
    public int Version { get; set; }

    [Display(Name = "Day of the conference without an enquiry")]
    public DateOnly? On { get; set; }
}

/// <summary>Puts right the day of an initial conference that was held without a section 47 enquiry, or that there was none.</summary>
public sealed class CorrectConference(PlansDesk desk, Ledger ledger)
{
    public async Task<Outcome<ChildEpisodeId>> Do(FamilyEpisodeId work, ChildEpisodeId id, CorrectConferenceInput input, Acting by, Now now, CancellationToken ct)
    {
        var opened = await desk.Open(work, id, input.Version, by, Duty.RecordPlans, ct);
        if (!opened.Ok)
        {
            return new Refusals().Within(string.Empty, opened.Refusals);
        }

        var no = opened.Value.Desk.CorrectConference(input.On, now.Today);
        if (no.Any)
        {
            return no;
        }

        desk.Changes(opened.Value);
        ledger.Tell(new ConferenceCorrected(id, input.On), opened.Value.About, by);
        return id;
    }
}
