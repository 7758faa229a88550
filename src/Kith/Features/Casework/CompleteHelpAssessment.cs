using System.ComponentModel.DataAnnotations;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Shared;

namespace Kith.Features.Casework;

public sealed class CompleteHelpAssessmentInput
{
    public int Version { get; set; }

    [Display(Name = "Day the assessment was completed")]
    public DateOnly? On { get; set; }
}

/// <summary>Completes a Family Help assessment.</summary>
public sealed class CompleteHelpAssessment(HelpDesk desk, Ledger ledger)
{
    public async Task<Outcome<RowId>> Do(FamilyEpisodeId work, RowId id, CompleteHelpAssessmentInput input, Acting by, Now now, CancellationToken ct)
    {
        var opened = await desk.Open(work, id, input.Version, by, ct);
        if (!opened.Ok)
        {
            return new Refusals().Within(string.Empty, opened.Refusals);
        }

        var no = opened.Value.One(id).Complete(input.On, now.Today);
        if (no.Any)
        {
            return no;
        }

        ledger.Tell(new HelpAssessmentCompleted(id, input.On!.Value), opened.Value.About, by);
        return id;
    }
}
