using Kith.Features.Workbook;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Kith.Practice.Supervision;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Supervision;

/// <summary>The manager signs: the agenda is frozen as it stands, with every line's label, and the workbook turns over to its next cycle.</summary>
public sealed class SignSupervision(KithDb db, Ledger ledger, SupervisionDesk desk, Agenda agenda, TurnOverCycle turnOver)
{
    public async Task<Outcome<SupervisionId>> Do(SupervisionId id, int version, Acting by, Now now, CancellationToken ct)
    {
        var opened = await desk.Open(id, by, Duty.HoldSupervision, now, ct);
        if (!opened.Ok)
        {
            return new Refusals().Within(string.Empty, opened.Refusals);
        }

        var session = opened.Value.Session;
        if (session.Version != version)
        {
            return Refusal.Stale;
        }

        var agreed = await db.RagRatings.Where(r => r.Supervision == id && r.Worker == null).ToListAsync(ct);
        var heard = await db.Attendances.Where(a => a.Supervision == id && a.Presence != Presence.Absent).Select(a => a.Posting).ToListAsync(ct);
        heard.AddRange(await db.Minutes.Where(m => m.Supervision == id && m.Kind == MinuteKind.WrittenUpdate).Select(m => m.By).ToListAsync(ct));
        var unheard = opened.Value.AskedBy(by).Where(w => w.IsAdultWorker && !heard.Contains(w.Posting)).Select(w => w.Name).ToList();
        var hasDecision = await db.Minutes.AnyAsync(m => m.Supervision == id && m.Kind == MinuteKind.Decision, ct);
        var no = session.Sign(agreed, unheard, hasDecision, by.Posting, now);
        if (no.Any)
        {
            return no;
        }

        var lines = await agenda.Draw(session, Readers.ForTheRecord(session.FamilyEpisode), now.Today, ct);
        db.AgendaLines.AddRange(lines.Select((line, place) =>
            new AgendaLine(Id.New<RowId>(now), id, session.FamilyEpisode, line.Topic, line.Text, line.Side.Label, line.Side.Person, line.Entry, place)));
        ledger.Tell(new SupervisionSigned(id, session.Cycle), new About(opened.Value.Family, session.FamilyEpisode), by);
        var turned = await turnOver.Do(session.FamilyEpisode, by, now, ct);
        return turned.Ok ? id : new Refusals().Within(string.Empty, turned.Refusals);
    }
}
