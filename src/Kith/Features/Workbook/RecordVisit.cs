using Kith.Features.Access;
using Kith.Features.Casework;
using Kith.Features.Steps;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Kith.Practice.Workbook;

namespace Kith.Features.Workbook;

/// <summary>Writes a visit in the workbook once: each child's own answer, one account, stages, modules, next steps, a line of the chronology.</summary>
public sealed class RecordVisit(KithDb db, Ledger ledger, WorkbookDesk desk, MeetVisit meetVisit, SetStep setStep)
{
    public async Task<Outcome<EntryId>> Do(FamilyEpisodeId episode, VisitInput input, Acting by, Now now, CancellationToken ct)
    {
        if (await db.Refuses(episode, by, Duty.RecordVisit, ct) is { } refusal)
        {
            return refusal;
        }

        var family = await desk.Open(episode, ct);
        if (!family.Knows(input.Children.Select(c => c.Person)) || !family.Knows(input.Stages.Select(s => s.Adult)) || !family.Knows(input.Modules.Select(m => m.Parent)))
        {
            return Refusal.NotFound;
        }

        var begun = Entry.Begin(EntryKind.Visit, episode, family.Cycle, by, input.HappenedOn, "the date of the visit", now);
        var no = new Refusals().Within(string.Empty, begun.Refusals)
            .If(string.IsNullOrWhiteSpace(input.Account), "Account", "Enter what happened")
            .If(input.Children.TrueForAll(c => c.Seen is null) && input.Stages.TrueForAll(s => s.Stage is null), "Children[0].Seen", "Select how at least one child was seen");
        if (!begun.Ok)
        {
            return no;
        }

        var entry = begun.Value;
        if (Text.Trimmed(input.Account) is { } account)
        {
            no.Within("Account", entry.Tell(SegmentKind.Account, account, Side.Shared, now));
        }

        Meet(entry, input, family, now, no);
        Change(entry, input, now, no);
        if (!input.Significant.IsEmpty)
        {
            no.Within("Significant", entry.Mark(input.Significant.Line, input.Significant.Impact, Side.Shared, now));
        }

        if (Text.Trimmed(input.KeptApart.Text) is { } apart)
        {
            var side = SideChoice.Parse(input.KeptApart.Side);
            no.If(side is not { } chosen || !family.HasSide(chosen) || by.IsBarredFrom(chosen), "KeptApart.Side", "Select who must not see this paragraph");
            if (!no.Any)
            {
                no.Within("KeptApart.Text", entry.Tell(SegmentKind.KeptApart, apart, side!.Value, now, side.Value.Person!.Value));
            }
        }

        await SetSteps(entry, input, by, now, no, ct);
        if (no.Any)
        {
            return no;
        }

        db.Entries.Add(entry);
        Tell(entry, family, by);
        await meetVisit.Do(episode, entry.Sightings.Where(s => s.Seen != Seen.NotSeen).Select(s => (s.Child, s.Seen == Seen.SeenAlone)).ToList(), entry.HappenedOn, now, ct);
        return entry.Id;
    }

    private static void Meet(Entry entry, VisitInput input, FamilyAtDesk family, Now now, Refusals no)
    {
        for (var i = 0; i < input.Children.Count; i++)
        {
            var child = input.Children[i];
            var words = Text.Trimmed(child.Words);
            no.If(words is not null && child.Seen is null, $"Children[{i}].Seen", $"Select whether {family.NameOf(child.Person)} was seen");
            if (child.Seen is { } seen)
            {
                entry.Saw(child.Person, seen, now);
            }

            if (words is not null)
            {
                no.Within($"Children[{i}].Words", entry.Tell(SegmentKind.ChildsWords, words, Side.Shared, now, child.Person));
            }
        }
    }

    private static void Change(Entry entry, VisitInput input, Now now, Refusals no)
    {
        for (var i = 0; i < input.Stages.Count; i++)
        {
            var answer = input.Stages[i];
            no.If(answer is { Stage: not null, Behaviour: null }, $"Stages[{i}].Behaviour", "Select what they are changing");
            if (answer is { Stage: { } stage, Behaviour: { } behaviour })
            {
                entry.Stands(answer.Adult, behaviour, stage, Side.Shared, now);
            }
        }

        for (var i = 0; i < input.Modules.Count; i++)
        {
            foreach (var number in input.Modules[i].Numbers)
            {
                no.If(number is < 1 or > Module.Count, $"Modules[{i}].Numbers", "Select modules from the list");
                entry.Worked(number, input.Modules[i].Parent, Side.Shared, now);
            }
        }
    }

    private async Task SetSteps(Entry entry, VisitInput input, Acting by, Now now, Refusals no, CancellationToken ct)
    {
        for (var i = 0; i < input.Steps.Count; i++)
        {
            if (!input.Steps[i].IsEmpty)
            {
                var step = input.Steps[i];
                var set = await setStep.Do(entry.FamilyEpisode, step.What, step.Owner, step.DueOn, Side.Shared, by, now, ct, fromEntry: entry.Id);
                no.Within($"Steps[{i}]", set.Refusals);
            }
        }
    }

    private void Tell(Entry entry, FamilyAtDesk family, Acting by)
    {
        var about = new About(family.Family, entry.FamilyEpisode);
        ledger.Tell(new VisitRecorded(entry.Id, entry.HappenedOn, entry.Sightings.Select(s => new ChildMet(s.Child, s.Seen)).ToList()), about, by);
        foreach (var stage in entry.Stages)
        {
            ledger.Tell(new StageRecorded(entry.Id, stage.Behaviour, stage.Stage), about with { Person = stage.Adult, Side = new Side(stage.Label, stage.LabelPerson) }, by);
        }

        foreach (var marked in entry.Significant)
        {
            ledger.Tell(new SignificantEventMarked(entry.Id, marked.On), about with { Side = new Side(marked.Label, marked.LabelPerson) }, by);
        }
    }
}
