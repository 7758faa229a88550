using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Shared;

namespace Kith.Features.Casework;

/// <summary>Withdraws a Family Help assessment that was entered by mistake.</summary>
public sealed class WithdrawHelpAssessment(HelpDesk desk, Ledger ledger)
{
    public async Task<Outcome<RowId>> Do(FamilyEpisodeId work, RowId id, WithdrawInput input, Acting by, Now now, CancellationToken ct)
    {
        var opened = await desk.Open(work, id, input.Version, by, ct);
        if (!opened.Ok)
        {
            return new Refusals().Within(string.Empty, opened.Refusals);
        }

        var no = opened.Value.One(id).Withdraw(input.Why, by.Posting, now);
        if (no.Any)
        {
            return no;
        }

        ledger.Tell(new HelpAssessmentWithdrawn(id), opened.Value.About, by);
        return id;
    }
}
