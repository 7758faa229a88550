using Kith.Features.Steps;
using Kith.Features.Workbook;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Kith.Practice.Supervision;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Supervision;

/// <summary>The manager keeps the record of a session while it is held: who was there, what was agreed and why, what was decided and comes next.</summary>
public sealed class HoldSupervision(KithDb db, Ledger ledger, SupervisionDesk desk, WorkbookDesk families, SetStep setStep)
{
    public async Task<Outcome<SupervisionId>> Do(SupervisionId id, HoldInput input, Acting by, Now now, CancellationToken ct)
    {
        var opened = await desk.Open(id, by, Duty.HoldSupervision, now, ct);
        if (!opened.Ok)
        {
            return new Refusals().Within(string.Empty, opened.Refusals);
        }

        var (session, family, _) = opened.Value;
        var no = session.CheckOpen();
        if (no.Any)
        {
            return no;
        }

        if (session.Version != input.Version)
        {
            return Refusal.Stale;
        }

        var asked = opened.Value.AskedBy(by);
        var people = await families.Open(session.FamilyEpisode, by, ct);
        if (!people.Knows(input.Children.Select(c => c.Child)) || !input.Workers.TrueForAll(w => asked.Any(a => a.Posting == w.Posting)))
        {
            return Refusal.NotFound;
        }

        var about = new About(family, session.FamilyEpisode);
        var wasHeldOn = session.HeldOn;
        no.AddRange(session.Hold(input.HeldOn, now.Today));
        var sheet = new RatingSheet(db, session, await db.RagRatings.Where(r => r.Supervision == id).ToListAsync(ct), by, now);
        var minutes = await db.Minutes.Where(m => m.Supervision == id).ToListAsync(ct);
        var present = await Attend(session, input, asked, minutes, about, by, now, no, ct);
        Hear(input, asked, sheet, no);
        await Agree(session, input, asked.Where(w => present.TryGetValue(w.Posting, out var p) && p != Presence.Absent), sheet, no, ct);

        no.If(input.Agreed.Value is not null && Text.Trimmed(input.Decision) is null, "Decision", "Enter what was decided");
        Keep(session, MinuteKind.Decision, input.Decision, Side.Shared, "Decision", minutes, about, by, now, no);
        Keep(session, MinuteKind.Discussion, input.Discussion, Side.Shared, "Discussion", minutes, about, by, now, no);
        for (var i = 0; i < input.Apart.Count; i++)
        {
            if (people.Chosen(input.Apart[i].Side) is not { Label: not Label.General } side)
            {
                return Refusal.NotFound;
            }

            Keep(session, MinuteKind.Discussion, input.Apart[i].Text, side, $"Apart[{i}].Text", minutes, about, by, now, no);
        }

        await SetSteps(session, input, people, by, now, no, ct);
        if (no.Any)
        {
            return no;
        }

        if (session.HeldOn != wasHeldOn)
        {
            ledger.Tell(new SupervisionHeld(id, session.HeldOn!.Value), about, by);
        }

        Tell(sheet, opened.Value, about, by);

        // The session guards its parts: whoever saves second must see what was saved first.
        db.Entry(session).Property(s => s.HeldOn).IsModified = true;
        return id;
    }

    private async Task<Dictionary<PostingId, Presence>> Attend(
        GroupSupervision session, HoldInput input, IReadOnlyList<NamedWorker> asked, List<Minute> minutes, About about, Acting by, Now now, Refusals no, CancellationToken ct)
    {
        var noted = await db.Attendances.Where(a => a.Supervision == session.Id).ToDictionaryAsync(a => a.Posting, ct);
        for (var i = 0; i < input.Workers.Count; i++)
        {
            if (input.Workers[i].Presence is not { } presence || !Enum.IsDefined(presence))
            {
                continue;
            }

            var worker = asked.First(w => w.Posting == input.Workers[i].Posting);
            no.If(
                presence == Presence.SentUpdate && !minutes.Exists(m => m.Kind == MinuteKind.WrittenUpdate && m.By == worker.Posting),
                $"Workers[{i}].Presence",
                $"{worker.Name} has not sent a written update. Ask them to write it in their part");
            if (noted.TryGetValue(worker.Posting, out var attendance) && attendance.Presence == presence)
            {
                continue;
            }

            if (attendance is null)
            {
                attendance = Attendance.Note(session.Id, session.FamilyEpisode, worker.Posting, worker.Role.DisciplineOf(), presence, now);
                db.Attendances.Add(attendance);
                noted.Add(worker.Posting, attendance);
            }
            else
            {
                attendance.Change(presence);
            }

            ledger.Tell(new AttendanceNoted(session.Id, worker.Posting, presence), about with { Side = worker.OwnSide }, by);
        }

        return noted.ToDictionary(a => a.Key, a => a.Value.Presence);
    }

    /// <summary>What a worker said in the room stands as their own rating, and as recorded by the manager.</summary>
    private static void Hear(HoldInput input, IReadOnlyList<NamedWorker> asked, RatingSheet sheet, Refusals no)
    {
        for (var i = 0; i < input.Workers.Count; i++)
        {
            var (answer, field) = (input.Workers[i], $"Workers[{i}].Said");
            if (answer.Said.IsEmpty)
            {
                continue;
            }

            var worker = asked.First(w => w.Posting == answer.Posting);
            if (sheet.Find(worker.Posting) is { } given && given.RecordedBy == worker.Posting)
            {
                no.If(true, $"{field}.Value", $"{worker.Name} has given their own rating");
            }
            else if (answer.Presence != Presence.Attended)
            {
                no.If(true, $"{field}.Value", $"Record what {worker.Name} said only if they attended");
            }
            else
            {
                no.Within(field, sheet.Put(worker.Posting, null, RagDimension.Overall, answer.Said, worker.OwnSide));
            }
        }
    }

    private async Task Agree(GroupSupervision session, HoldInput input, IEnumerable<NamedWorker> heard, RatingSheet sheet, Refusals no, CancellationToken ct)
    {
        var previous = await db.RagRatings
            .Where(r => r.FamilyEpisode == session.FamilyEpisode && r.Worker == null && r.Dimension == RagDimension.Overall)
            .Where(r => r.Supervision == db.Supervisions
                .Where(s => s.FamilyEpisode == session.FamilyEpisode && s.SignedAt != null).OrderByDescending(s => s.SignedAt).Select(s => s.Id).FirstOrDefault())
            .Select(r => new { r.Child, r.Value })
            .ToListAsync(ct);
        if (!input.Agreed.IsEmpty)
        {
            no.Within("Agreed", sheet.Put(null, null, RagDimension.Overall, input.Agreed, Side.Shared));
            no.Within("Agreed", RagRating.CheckMove(previous.Find(r => r.Child == null)?.Value, input.Agreed.Value, input.Agreed.Reason));
            no.Within("Agreed", RagRating.CheckAsked(heard.Where(w => w.IsAdultWorker && sheet.Find(w.Posting) is null).Select(w => w.Name)));
        }

        for (var i = 0; i < input.Children.Count; i++)
        {
            var child = input.Children[i];
            if (!child.IsEmpty)
            {
                no.Within($"Children[{i}]", sheet.Put(null, child.Child, RagDimension.Overall, child, Side.Shared));
                no.Within($"Children[{i}]", RagRating.CheckMove(previous.Find(r => r.Child == child.Child)?.Value, child.Value, child.Reason, isOfChild: true));
            }
        }

        for (var i = 0; i < input.Dimensions.Count; i++)
        {
            if (!input.Dimensions[i].IsEmpty && input.Dimensions[i].Dimension != RagDimension.Overall)
            {
                no.Within($"Dimensions[{i}]", sheet.Put(null, null, input.Dimensions[i].Dimension, input.Dimensions[i], Side.Shared));
            }
        }
    }

    private void Keep(
        GroupSupervision session, MinuteKind kind, string? text, Side side, string field, List<Minute> minutes, About about, Acting by, Now now, Refusals no)
    {
        var kept = minutes.Find(m => m.Kind == kind && new Side(m.Label, m.LabelPerson) == side);
        if (kept?.Text == Text.Trimmed(text))
        {
            return;
        }

        if (Text.Trimmed(text) is null)
        {
            db.Minutes.Remove(kept!);
            return;
        }

        if (kept is not null)
        {
            no.AddRange(kept.Change(text, side, now).Select(r => r with { Field = field }));
        }
        else
        {
            var written = Minute.Write(session.Id, session.FamilyEpisode, kind, text, side, by.Posting, now);
            no.AddRange(written.Refusals.Select(r => r with { Field = field }));
            if (!written.Ok)
            {
                return;
            }

            kept = written.Value;
            db.Minutes.Add(kept);
        }

        ledger.Tell(kind == MinuteKind.Decision ? new DecisionMade(session.Id, kept.Id) : new DiscussionNoted(session.Id, kept.Id), about with { Side = side }, by);
    }

    private async Task SetSteps(GroupSupervision session, HoldInput input, FamilyAtDesk people, Acting by, Now now, Refusals no, CancellationToken ct)
    {
        for (var i = 0; i < input.Steps.Count; i++)
        {
            var step = input.Steps[i];
            if (step.IsEmpty)
            {
                continue;
            }

            if ((string.IsNullOrEmpty(step.Side) ? Side.Shared : people.Chosen(step.Side)) is not { } side)
            {
                no.If(true, $"Steps[{i}].Side", "Select who can read it");
                continue;
            }

            var set = await setStep.Do(session.FamilyEpisode, step.What, step.Owner, step.DueOn, side, by, now, ct, fromSupervision: session.Id);
            no.Within($"Steps[{i}]", set.Refusals)
                .If(set.Ok && !await families.MayRead(step.Owner!.Value, side, session.FamilyEpisode, now, ct), $"Steps[{i}].Owner", "Select somebody who may read this step");
        }
    }

    private void Tell(RatingSheet sheet, SessionAtDesk at, About about, Acting by)
    {
        foreach (var rating in sheet.Changed)
        {
            var of = about with { Person = rating.Child, Side = new Side(rating.Label, rating.LabelPerson) };
            ledger.Tell(
                rating.Worker is { } worker ? new OwnRagGiven(at.Session.Id, worker, rating.Dimension, rating.Value) : new RagAgreed(at.Session.Id, rating.Dimension, rating.Value), of, by);
        }
    }
}
