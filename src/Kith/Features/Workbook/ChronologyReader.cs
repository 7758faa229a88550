using Kith.Features.Access;
using Kith.Features.Families;
using Kith.Platform.Data;
using Kith.Practice.Access;
using Kith.Practice.Casework;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Workbook;

/// <summary>A line of the chronology: a significant event of the workbook, or a statutory event of one or several children on one day.</summary>
public sealed record EventInView(DateOnly On, EventKind Kind, IReadOnlyList<PersonId> Children, string? Line, string? Impact, EntryId? Entry, EventSource? Source);

/// <summary>Who wrote a significant event, and whose side it keeps.</summary>
public sealed record EventSource(string Author, Role Role, Label Label);

public enum EventKind
{
    Significant,
    Referral,
    AssessmentAuthorised,
    Section47Started,
    InitialConference,
    ChildInNeedPlanStarted,
    ChildInNeedPlanEnded,
    ProtectionPlanStarted,
    ProtectionPlanEnded,
    ReviewConference,
    HelpAssessmentStarted,
    HelpAssessmentCompleted,
    CareStarted,
    LegalStatusChanged,
    CareCeased,
    Closure,
}

/// <summary>Which part of a chronology, in which order.</summary>
public sealed record ChronologyWanted(PersonId? Person = null, DateOnly? From = null, DateOnly? To = null, bool IsOldestFirst = false);

/// <summary>Significant events and statutory events as one list, merged, filtered and paged in SQL.</summary>
public sealed class ChronologyReader(KithDb db, EntriesReader entries)
{
    public Task<int> Count(ChronologyWanted wanted, FamilyInView family, Acting by, CancellationToken ct) => Rows(wanted, family, by).CountAsync(ct);

    /// <summary>One page of events, and the day of the next event after it.</summary>
    public async Task<(IReadOnlyList<EventInView> Events, DateOnly? Next)> Read(ChronologyWanted wanted, int skip, int take, FamilyInView family, Acting by, CancellationToken ct)
    {
        var all = Rows(wanted, family, by);
        var ordered = wanted.IsOldestFirst ? all.OrderBy(r => r.On).ThenBy(r => r.Kind) : all.OrderByDescending(r => r.On).ThenByDescending(r => r.Kind);
        var rows = await ordered.ThenBy(r => r.Child).ThenBy(r => r.Entry).Skip(skip).Take(take + 1).ToListAsync(ct);
        var next = rows.Count > take ? rows[take].On : (DateOnly?)null;
        var ids = rows.Take(take).Select(r => r.Entry).OfType<EntryId>().ToList();
        var readable = db.SignificantEvents.ReadableIn(family.Episode, by, family.Held);
        var sources = await (from s in readable
                             join e in db.Entries on s.Entry equals e.Id
                             join p in db.Postings on e.Author equals p.Id
                             join w in db.Workers on p.Worker equals w.Id
                             where ids.Contains(e.Id)
                             select new { e.Id, s.Line, Source = new EventSource(w.Name, p.Role, s.Label) }).ToListAsync(ct);
        var events = rows.Take(take)
            .GroupBy(r => (r.On, r.Kind, r.Entry, r.Line))
            .Select(g => new EventInView(
                g.Key.On,
                (EventKind)g.Key.Kind,
                g.Select(r => r.Child).OfType<PersonId>().Distinct().ToList(),
                g.Key.Line,
                g.First().Impact,
                g.Key.Entry,
                sources.Find(s => s.Id == g.Key.Entry && s.Line == g.Key.Line)?.Source))
            .ToList();
        return (events, next);
    }

    private IQueryable<Row> Rows(ChronologyWanted wanted, FamilyInView family, Acting by)
    {
        var rows = Significant(wanted.Person, family, by).Concat(Statutory(wanted.Person, family));
        if (wanted.From is { } from)
        {
            rows = rows.Where(r => r.On >= from);
        }

        return wanted.To is { } to ? rows.Where(r => r.On <= to) : rows;
    }

    private IQueryable<Row> Significant(PersonId? person, FamilyInView family, Acting by)
    {
        var latest = entries.LatestIn(family.Episode, by, family.Held);
        if (person is { } about)
        {
            latest = latest.Concerning(about, db, family.Episode, by, family.Held);
        }

        var readable = db.SignificantEvents.ReadableIn(family.Episode, by, family.Held);
        return from s in readable
               join e in latest on s.Entry equals e.Id
               select new Row { On = s.On, Kind = (int)EventKind.Significant, Child = null, Line = s.Line, Impact = s.Impact, Entry = e.Id };
    }

    /// <summary>Of this family's periods of work, and of referrals that led to none. What another family's work holds stays with that family.</summary>
    private IQueryable<Row> Statutory(PersonId? person, FamilyInView family)
    {
        var id = family.Id;
        var ofWork = from f in db.FamilyEpisodes join e in db.ChildEpisodes on f.Id equals e.FamilyEpisode where f.Family == id select e.Id;
        var ofNone = from m in db.FamilyMembers
                     join e in db.ChildEpisodes on m.Person equals e.Child
                     where m.Family == id && m.Until == null && e.FamilyEpisode == null
                     select e.Id;
        var ids = ofWork.Concat(ofNone);
        var cases = db.ChildEpisodes.Where(e => ids.Contains(e.Id));
        if (person is { } child)
        {
            cases = cases.Where(e => e.Child == child);
        }

        var referrals = cases.Select(e => new Row { On = e.ReferredOn, Kind = (int)EventKind.Referral, Child = e.Child, Line = null, Impact = null, Entry = null });
        var closures = cases.Where(e => e.ClosedOn != null)
            .Select(e => new Row { On = e.ClosedOn!.Value, Kind = (int)EventKind.Closure, Child = e.Child, Line = null, Impact = null, Entry = null });
        var conferences = cases.Where(e => e.InitialConferenceOn != null)
            .Select(e => new Row { On = e.InitialConferenceOn!.Value, Kind = (int)EventKind.InitialConference, Child = e.Child, Line = null, Impact = null, Entry = null });
        var assessments = from a in db.AssessedChildren
                          join e in cases on a.ChildEpisode equals e.Id
                          where a.AuthorisedOn != null
                          select new Row { On = a.AuthorisedOn!.Value, Kind = (int)EventKind.AssessmentAuthorised, Child = e.Child, Line = null, Impact = null, Entry = null };
        var enquiries = from e in cases
                        from s in e.Enquiries
                        where s.StartedOn != null
                        select new Row { On = s.StartedOn!.Value, Kind = (int)EventKind.Section47Started, Child = e.Child, Line = null, Impact = null, Entry = null };
        var afterEnquiry = from e in cases
                           from s in e.Enquiries
                           where s.ConferenceOn != null
                           select new Row { On = s.ConferenceOn!.Value, Kind = (int)EventKind.InitialConference, Child = e.Child, Line = null, Impact = null, Entry = null };
        var reviews = from e in cases
                      from p in e.Plans
                      from r in p.Reviews
                      select new Row { On = r.HeldOn, Kind = (int)EventKind.ReviewConference, Child = e.Child, Line = null, Impact = null, Entry = null };
        var help = from f in db.FamilyEpisodes
                   join a in db.HelpAssessments on f.Id equals a.FamilyEpisode
                   from c in a.Children
                   where f.Family == id && (person == null || c.Child == person)
                   select new { a.StartedOn, a.CompletedOn, c.Child };
        var helpStarts = help.Select(a => new Row { On = a.StartedOn, Kind = (int)EventKind.HelpAssessmentStarted, Child = a.Child, Line = null, Impact = null, Entry = null });
        var helpEnds = help.Where(a => a.CompletedOn != null)
            .Select(a => new Row { On = a.CompletedOn!.Value, Kind = (int)EventKind.HelpAssessmentCompleted, Child = a.Child, Line = null, Impact = null, Entry = null });
        var care = from f in db.FamilyEpisodes join p in db.CarePeriods on f.Id equals p.FamilyEpisode where f.Family == id && (person == null || p.Child == person) select p;
        var careStarts = care.Select(p => new Row { On = p.StartedOn, Kind = (int)EventKind.CareStarted, Child = p.Child, Line = null, Impact = null, Entry = null });
        var careEnds = care.Where(p => p.CeasedOn != null)
            .Select(p => new Row { On = p.CeasedOn!.Value, Kind = (int)EventKind.CareCeased, Child = p.Child, Line = null, Impact = null, Entry = null });
        var statuses = from p in care
                       from s in p.Statuses
                       where s.On != p.StartedOn
                       select new Row { On = s.On, Kind = (int)EventKind.LegalStatusChanged, Child = p.Child, Line = null, Impact = null, Entry = null };
        return referrals.Concat(closures).Concat(helpStarts).Concat(helpEnds).Concat(careStarts).Concat(careEnds).Concat(statuses).Concat(conferences).Concat(assessments).Concat(enquiries).Concat(afterEnquiry).Concat(reviews)
            .Concat(Plans(PlanKind.ChildInNeed, EventKind.ChildInNeedPlanStarted, EventKind.ChildInNeedPlanEnded))
            .Concat(Plans(PlanKind.ChildProtection, EventKind.ProtectionPlanStarted, EventKind.ProtectionPlanEnded));

        IQueryable<Row> Plans(PlanKind kind, EventKind started, EventKind ended)
        {
            var (start, end) = ((int)started, (int)ended);
            var starts = from e in cases
                         from p in e.Plans
                         where p.Kind == kind && p.StartsOn != null
                         select new Row { On = p.StartsOn!.Value, Kind = start, Child = e.Child, Line = null, Impact = null, Entry = null };
            var ends = from e in cases
                       from p in e.Plans
                       where p.Kind == kind && p.EndsOn != null
                       select new Row { On = p.EndsOn!.Value, Kind = end, Child = e.Child, Line = null, Impact = null, Entry = null };
            return starts.Concat(ends);
        }
    }

    private sealed record Row
    {
        public DateOnly On { get; init; }

        public int Kind { get; init; }

        public PersonId? Child { get; init; }

        public string? Line { get; init; }

        public string? Impact { get; init; }

        public EntryId? Entry { get; init; }
    }
}

public static class EventWords
{
    public static string InWords(this EventKind kind) => kind switch
    {
        EventKind.Significant => "Significant event",
        EventKind.Referral => "Referral",
        EventKind.AssessmentAuthorised => "Assessment authorised",
        EventKind.Section47Started => "Section 47 enquiry started",
        EventKind.InitialConference => "Initial child protection conference",
        EventKind.ChildInNeedPlanStarted => "Child in need plan started",
        EventKind.ChildInNeedPlanEnded => "Child in need plan ended",
        EventKind.ProtectionPlanStarted => "Child protection plan started",
        EventKind.ProtectionPlanEnded => "Child protection plan ended",
        EventKind.HelpAssessmentStarted => "Family Help assessment started",
        EventKind.HelpAssessmentCompleted => "Family Help assessment completed",
        EventKind.CareStarted => "Started to be looked after",
        EventKind.LegalStatusChanged => "Legal status changed",
        EventKind.CareCeased => "Ceased to be looked after",
        EventKind.ReviewConference => "Review child protection conference",
        _ => "Closed as a child in need",
    };
}
