using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Governance;

/// <summary>Whoever was asked who they are, or stopped, while they opened family after family is asked about it by a privacy officer.</summary>
internal sealed class RaiseBrake(KithDb db, AlertPrivacy privacy) : IListener
{
    public async Task Hear(Fact fact, FactRow row, Now now, CancellationToken ct)
    {
        if (fact is not ReadingBraked braked)
        {
            return;
        }

        var kind = braked.Brake == Brake.Stop ? CuriosityKind.StoppedInAnHour : CuriosityKind.ManyInAnHour;
        var agency = await db.Postings.Where(p => p.Id == row.By).Select(p => p.Agency).SingleAsync(ct);
        var alert = CuriosityAlert.Raise(kind, agency, braked.Worker, null, now.Today, now);
        db.Add(alert);
        await privacy.Raise(PrivacyAlertKind.ReadsLookCurious, agency, alert.Id, braked.Worker, family: null, now, ct);
    }
}
