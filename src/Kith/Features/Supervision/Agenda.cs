using Kith.Platform.Data;
using Kith.Practice.Access;
using Kith.Practice.Families;
using Kith.Practice.Shared;
using Kith.Practice.Supervision;
using Kith.Practice.Workbook;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Supervision;

/// <summary>A line of an agenda, with the entry it comes from and the side it keeps.</summary>
public sealed record Line(AgendaTopic Topic, string Text, Side Side, EntryId? Entry);

/// <summary>
/// Fills a session's agenda from what changed in its cycle. No line mixes two sides, so the lines drawn for the record and then
/// given to one reader are the lines drawn for that reader.
/// </summary>
public sealed class Agenda(KithDb db)
{
    private const int ExcerptLength = 300;

    public async Task<IReadOnlyList<Line>> Draw(GroupSupervision session, Readers readers, DateOnly today, CancellationToken ct)
    {
        var people = await PeopleOf(session.FamilyEpisode, ct);
        var latest = db.Entries.Where(e => e.FamilyEpisode == session.FamilyEpisode && e.ReplacedBy == null);
        var cycle = latest.Where(e => e.Cycle == session.Cycle);
        return
        [
            .. await Visits(cycle, readers, people, ct),
            .. await StagesOfChange(cycle, latest.Where(e => e.Cycle != session.Cycle), readers, people, ct),
            .. await MissedSessions(cycle, readers, people, ct),
            .. await Updates(cycle, readers, ct),
            .. await SignificantEvents(cycle, readers, ct),
            .. await Steps(session.Id, readers, today, ct),
        ];
    }

    private async Task<Dictionary<PersonId, Known>> PeopleOf(FamilyEpisodeId episode, CancellationToken ct)
    {
        var rows = await (from e in db.FamilyEpisodes
                          join m in db.FamilyMembers on e.Family equals m.Family
                          join p in db.People on m.Person equals p.Id
                          where e.Id == episode
                          orderby p.BirthDate, p.FirstName
                          select new { p.Id, p.FirstName, p.LastName, IsChild = m.Kind == MemberKind.Child && m.Until == null && p.BirthDate != null && p.DeathDate == null }).ToListAsync(ct);
        return rows.GroupBy(p => p.Id).ToDictionary(p => p.Key, p => new Known(PersonName.Of(p.First().FirstName, p.First().LastName), p.Any(row => row.IsChild)));
    }

    private async Task<IEnumerable<Line>> Visits(IQueryable<Entry> cycle, Readers readers, Dictionary<PersonId, Known> people, CancellationToken ct)
    {
        var visits = await (from e in readers.Open(cycle)
                            join p in db.Postings on e.Author equals p.Id
                            join w in db.Workers on p.Worker equals w.Id
                            where e.Kind == EntryKind.Visit
                            orderby e.HappenedOn, e.RecordedAt, e.Id
                            select new { e.Id, e.HappenedOn, e.Label, e.LabelPerson, w.Name }).ToListAsync(ct);
        var met = await (from s in db.Sightings
                         join e in readers.Open(cycle) on s.Entry equals e.Id
                         select new { s.Entry, s.Child, s.Seen, IsShared = e.Label == Label.General }).ToListAsync(ct);
        var lastSeen = await db.VisitsDue.Where(v => v.FamilyEpisode == readers.Episode).ToDictionaryAsync(v => v.Child, v => v.LastSeenOn, ct);

        var inOrder = people.Keys.ToList();
        var lines = visits.ConvertAll(v =>
        {
            var each = met.Where(m => m.Entry == v.Id).OrderBy(m => inOrder.IndexOf(m.Child)).Select(m => $"{NameOf(m.Child, people)} {m.Seen.InWords().ToLowerInvariant()}").ToList();
            return new Line(
                AgendaTopic.Visits, $"{v.HappenedOn:d MMMM}, {v.Name}.{(each.Count > 0 ? $" {string.Join("; ", each)}." : string.Empty)}", new Side(v.Label, v.LabelPerson), v.Id);
        });

        // Only what everyone may read says that a child was seen: otherwise the missing line would tell of an entry kept apart.
        var seen = met.Where(m => m.IsShared && m.Seen != Seen.NotSeen).Select(m => m.Child).ToHashSet();
        return lines.Concat(people.Where(p => p.Value.IsChild && !seen.Contains(p.Key)).Select(p => new Line(
            AgendaTopic.ChildrenUnseen,
            lastSeen.GetValueOrDefault(p.Key) is { } on ? $"{p.Value.Name} was last seen on {on:d MMMM yyyy}." : $"{p.Value.Name} has not been seen yet.",
            Side.Shared,
            null)));
    }

    private async Task<IEnumerable<Line>> StagesOfChange(
        IQueryable<Entry> cycle, IQueryable<Entry> earlier, Readers readers, Dictionary<PersonId, Known> people, CancellationToken ct)
    {
        var now = await Latest(cycle, readers, ct);
        var before = (await Latest(earlier, readers, ct)).ToDictionary(s => s.Of);
        return now.Select(s => Line(s, before.GetValueOrDefault(s.Of)))
            .Concat(before.Values.Where(b => now.TrueForAll(s => s.Of != b.Of)).Select(b => Line(b, null, " Not talked about in this cycle.")));

        Line Line(StageLatest s, StageLatest? previous, string ending = "") => new(
            AgendaTopic.StagesOfChange,
            $"{NameOf(s.Of.Adult, people)}, {s.Of.Behaviour.InWords().ToLowerInvariant()}: {s.Stage.InWords().ToLowerInvariant()} on {s.On:d MMMM}.{Move(s, previous)}{ending}",
            new Side(s.Of.Label, s.Of.LabelPerson),
            s.Entry);
    }

    private static string Move(StageLatest now, StageLatest? before) => before is null
        ? string.Empty
        : now.Stage == before.Stage
            ? $" The same as on {before.On:d MMMM}."
            : $" {(now.Stage > before.Stage ? "On" : "Back")} from {before.Stage.InWords().ToLowerInvariant()} on {before.On:d MMMM}.";

    private async Task<List<StageLatest>> Latest(IQueryable<Entry> entries, Readers readers, CancellationToken ct)
    {
        var rows = await readers.Open(db.Stages)
            .Where(s => entries.Any(e => e.Id == s.Entry))
            .GroupBy(s => new { s.Adult, s.Behaviour, s.Label, s.LabelPerson })
            .Select(g => g.OrderByDescending(s => s.On).ThenByDescending(s => s.Id).Select(s => new { s.Adult, s.Behaviour, s.Label, s.LabelPerson, s.Stage, s.On, s.Entry }).First())
            .ToListAsync(ct);
        return rows.OrderBy(s => s.Adult.Value).ThenBy(s => s.Behaviour)
            .Select(s => new StageLatest(new StageKey(s.Adult, s.Behaviour, s.Label, s.LabelPerson), s.Stage, s.On, s.Entry)).ToList();
    }

    private async Task<IEnumerable<Line>> MissedSessions(IQueryable<Entry> cycle, Readers readers, Dictionary<PersonId, Known> people, CancellationToken ct)
    {
        var tallies = await (from t in readers.Open(db.SessionTallies)
                             join e in cycle on t.Entry equals e.Id
                             where t.Missed > 0
                             orderby e.HappenedOn, e.RecordedAt, e.Id
                             select new { t.Adult, t.Offered, t.Missed, t.Label, t.LabelPerson, t.Entry, e.Discipline }).ToListAsync(ct);
        return tallies.Select(t => new Line(
            AgendaTopic.MissedSessions,
            $"{NameOf(t.Adult, people)} missed {t.Missed} of {t.Offered} sessions: {t.Discipline.InWords().ToLowerInvariant()}.",
            new Side(t.Label, t.LabelPerson),
            t.Entry));
    }

    private async Task<IEnumerable<Line>> Updates(IQueryable<Entry> cycle, Readers readers, CancellationToken ct)
    {
        var texts = await (from s in readers.Open(db.Segments)
                           join e in cycle on s.Entry equals e.Id
                           join p in db.Postings on e.Author equals p.Id
                           join w in db.Workers on p.Worker equals w.Id
                           where e.Kind != EntryKind.Visit
                           orderby e.HappenedOn, e.RecordedAt, e.Id, s.Place
                           select new { Text = s.Text.Substring(0, ExcerptLength + 1), s.Label, s.LabelPerson, s.Entry, e.HappenedOn, p.Role, w.Name }).ToListAsync(ct);
        return texts.Select(t => new Line(
            AgendaTopic.Updates,
            $"{t.HappenedOn:d MMMM}, {t.Name}, {t.Role.InWords().ToLowerInvariant()}: {Excerpt(t.Text)}",
            new Side(t.Label, t.LabelPerson),
            t.Entry));
    }

    private async Task<IEnumerable<Line>> SignificantEvents(IQueryable<Entry> cycle, Readers readers, CancellationToken ct)
    {
        var events = await (from s in readers.Open(db.SignificantEvents)
                            join e in cycle on s.Entry equals e.Id
                            orderby s.On, e.RecordedAt, e.Id
                            select new { s.Line, s.Impact, s.On, s.Label, s.LabelPerson, s.Entry }).ToListAsync(ct);
        return events.Select(e => new Line(AgendaTopic.SignificantEvents, $"{e.On:d MMMM}: {e.Line.TrimEnd('.')}. For the children: {e.Impact}", new Side(e.Label, e.LabelPerson), e.Entry));
    }

    private async Task<IEnumerable<Line>> Steps(SupervisionId session, Readers readers, DateOnly today, CancellationToken ct)
    {
        var steps = await (from s in readers.Open(db.Steps)
                           join p in db.Postings on s.Owner equals p.Id
                           join w in db.Workers on p.Worker equals w.Id
                           where s.DoneOn == null || s.FromSupervision == session
                           orderby s.DueOn, s.SetAt, s.Id
                           select new { s.What, s.DueOn, s.Label, s.LabelPerson, s.FromEntry, s.FromSupervision, w.Name }).ToListAsync(ct);
        return steps
            .Select(s => new Line(
                s.FromSupervision == session ? AgendaTopic.NextSteps : s.DueOn < today ? AgendaTopic.StepsOverdue : AgendaTopic.StepsOpen,
                $"{s.What.TrimEnd('.')}. {s.Name}, due {s.DueOn:d MMMM yyyy}.",
                new Side(s.Label, s.LabelPerson),
                s.FromEntry))
            .OrderBy(l => l.Topic);
    }

    private static string NameOf(PersonId person, Dictionary<PersonId, Known> people) => people.TryGetValue(person, out var known) ? known.Name : "Somebody no longer in the family";

    private static string Excerpt(string text)
    {
        if (text.Length <= ExcerptLength)
        {
            return text;
        }

        var end = text.LastIndexOf(' ', ExcerptLength);
        return $"{text[..(end > 0 ? end : ExcerptLength)]}…";
    }

    private sealed record Known(string Name, bool IsChild);

    private sealed record StageKey(PersonId Adult, Behaviour Behaviour, Label Label, PersonId? LabelPerson);

    private sealed record StageLatest(StageKey Of, Stage Stage, DateOnly On, EntryId Entry);
}
