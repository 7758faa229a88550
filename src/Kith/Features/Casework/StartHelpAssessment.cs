using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Casework;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Casework;

/// <summary>Starts a Family Help assessment of one or several children of the family.</summary>
public sealed class StartHelpAssessment(KithDb db, HelpDesk desk, NumberChildren number, Ledger ledger)
{
    public async Task<Outcome<RowId>> Do(FamilyEpisodeId work, HelpAssessmentInput input, Acting by, Now now, CancellationToken ct)
    {
        var opened = await desk.Open(work, by, ct);
        if (!opened.Ok)
        {
            return new Refusals().Within(string.Empty, opened.Refusals);
        }

        if (!await desk.AreChildren(opened.Value.About.Family!.Value, input.Children, null, ct))
        {
            return Refusal.NotFound;
        }

        if (!await db.FamilyEpisodes.AnyAsync(e => e.Id == work && e.ClosedOn == null, ct))
        {
            return new Refusal(string.Empty, "The work with this family is closed");
        }

        var started = HelpAssessment.Start(work, input.Told with { CompletedOn = null }, opened.Value.All, now);
        if (!started.Ok)
        {
            return new Refusals().Within(string.Empty, started.Refusals);
        }

        db.Add(started.Value);
        await number.Of(input.Children, started.Value.StartedOn, ct);
        ledger.Tell(new HelpAssessmentStarted(started.Value.Id, started.Value.StartedOn), opened.Value.About, by);
        return started.Value.Id;
    }
}
