using Kith.Features.Workbook;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Kith.Practice.Supervision;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Supervision;

/// <summary>A worker gives their own rating before anything is agreed, and a written update when they cannot be there.</summary>
public sealed class TakePart(KithDb db, Ledger ledger, SupervisionDesk desk, WorkbookDesk families)
{
    public async Task<Outcome<SupervisionId>> Do(SupervisionId id, TakePartInput input, Acting by, Now now, CancellationToken ct)
    {
        var opened = await desk.Open(id, by, Duty.TakePartInSupervision, now, ct);
        if (!opened.Ok)
        {
            return new Refusals().Within(string.Empty, opened.Refusals);
        }

        var (session, family, workers) = opened.Value;
        var no = session.CheckOpen();
        if (no.Any)
        {
            return no;
        }

        if (!(await families.Open(session.FamilyEpisode, by, ct)).Knows(input.Children.Select(c => c.Child)))
        {
            return Refusal.NotFound;
        }

        var own = workers.FirstOrDefault(w => w.Posting == by.Posting)?.Sides ?? [];
        var side = own.Count == 0 ? Side.Shared : SideChoice.Parse(input.Side);
        if (side is not { } keeps || (keeps != Side.Shared && !own.Contains(keeps)))
        {
            return new Refusal("Side", "Select who can read this");
        }

        var ratings = await db.RagRatings.Where(r => r.Supervision == id && r.Worker == by.Posting).ToListAsync(ct);
        var sheet = new RatingSheet(db, session, ratings, by, now);
        no.Within("Overall", sheet.Put(by.Posting, null, RagDimension.Overall, input.Overall, keeps));
        for (var i = 0; i < input.Children.Count; i++)
        {
            if (!input.Children[i].IsEmpty)
            {
                no.Within($"Children[{i}]", sheet.Put(by.Posting, input.Children[i].Child, RagDimension.Overall, input.Children[i], keeps));
            }
        }

        for (var i = 0; i < input.Dimensions.Count; i++)
        {
            if (!input.Dimensions[i].IsEmpty && input.Dimensions[i].Dimension != RagDimension.Overall)
            {
                no.Within($"Dimensions[{i}]", sheet.Put(by.Posting, null, input.Dimensions[i].Dimension, input.Dimensions[i], keeps));
            }
        }

        var about = new About(family, session.FamilyEpisode, Side: keeps);
        await Write(session, input.Update, keeps, about, by, now, no, ct);
        if (no.Any)
        {
            return no;
        }

        foreach (var rating in sheet.Changed)
        {
            ledger.Tell(new OwnRagGiven(id, by.Posting, rating.Dimension, rating.Value), about with { Person = rating.Child }, by);
        }

        return id;
    }

    private async Task Write(GroupSupervision session, string? text, Side side, About about, Acting by, Now now, Refusals no, CancellationToken ct)
    {
        var update = await db.Minutes.FirstOrDefaultAsync(m => m.Supervision == session.Id && m.Kind == MinuteKind.WrittenUpdate && m.By == by.Posting, ct);
        if (Text.Trimmed(text) is null)
        {
            if (update is not null)
            {
                db.Minutes.Remove(update);
                ledger.Tell(new UpdateWithdrawn(session.Id, update.Id), about, by);
            }

            return;
        }

        if (update is not null)
        {
            if (update.Text == Text.Trimmed(text) && new Side(update.Label, update.LabelPerson) == side)
            {
                return;
            }

            no.Within(string.Empty, update.Change(text, side, now).Select(r => r with { Field = "Update" }));
        }
        else
        {
            var written = Minute.Write(session.Id, session.FamilyEpisode, MinuteKind.WrittenUpdate, text, side, by.Posting, now);
            no.Within(string.Empty, written.Refusals.Select(r => r with { Field = "Update" }));
            if (!written.Ok)
            {
                return;
            }

            update = written.Value;
            db.Minutes.Add(update);
        }

        ledger.Tell(new UpdateWritten(session.Id, update.Id), about, by);
    }
}
