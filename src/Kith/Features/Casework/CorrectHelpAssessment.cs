using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Casework;
using Kith.Practice.Shared;

namespace Kith.Features.Casework;

/// <summary>Puts right what is recorded of a Family Help assessment.</summary>
public sealed class CorrectHelpAssessment(KithDb db, HelpDesk desk, NumberChildren number, Ledger ledger)
{
    public async Task<Outcome<RowId>> Do(FamilyEpisodeId work, RowId id, HelpAssessmentInput input, Acting by, Now now, CancellationToken ct)
    {
        var opened = await desk.Open(work, id, input.Version, by, ct);
        if (!opened.Ok)
        {
            return new Refusals().Within(string.Empty, opened.Refusals);
        }

        var assessment = opened.Value.One(id);
        if (!await desk.AreChildren(opened.Value.About.Family!.Value, input.Children, assessment, ct))
        {
            return Refusal.NotFound;
        }

        var before = Said(assessment);
        var no = assessment.Correct(input.Told, opened.Value.Without(id), now.Today);
        if (no.Any)
        {
            return no;
        }

        db.Entry(assessment).Property(a => a.Version).IsModified = true;
        await number.Of(input.Children, assessment.StartedOn, ct);
        ledger.Tell(new HelpAssessmentCorrected(id, [.. before.Zip(Said(assessment)).Where(f => f.First.Value != f.Second.Value).Select(f => f.First.Field)]), opened.Value.About, by);
        return id;
    }

    private static List<(string Field, string? Value)> Said(HelpAssessment assessment) =>
    [
        (nameof(assessment.StartedOn), $"{assessment.StartedOn}"), (nameof(assessment.CompletedOn), $"{assessment.CompletedOn}"), (nameof(assessment.Organisation), assessment.Organisation),
        (nameof(assessment.Children), string.Join(' ', assessment.Children.Select(c => c.Child.Value).Order())),
    ];
}
