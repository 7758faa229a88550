using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Shared;

namespace Kith.Features.Casework;


/// <summary>Withdraws a section 47 enquiry that was entered by mistake: it is counted and sent nowhere any more, and its page still says that it was there.</summary>
public sealed class WithdrawEnquiry(PlansDesk desk, Ledger ledger)
{
    public async Task<Outcome<RowId>> Do(FamilyEpisodeId work, RowId id, WithdrawInput input, Acting by, Now now, CancellationToken ct)
    {
        var opened = await desk.Open(work, await desk.EpisodeOfEnquiry(id, ct), input.Version, by, Duty.RecordPlans, ct);
        if (!opened.Ok)
        {
            return new Refusals().Within(string.Empty, opened.Refusals);
        }

        var withdrawn = opened.Value.Desk.Episode.Enquiries.Single(row => row.Id == id);
        var no = withdrawn.Withdraw(input.Why, by.Posting, now);
        if (no.Any)
        {
            return no;
        }

        desk.Changes(opened.Value);
        ledger.Tell(new EnquiryWithdrawn(id), opened.Value.About, by);
        return id;
    }
}
