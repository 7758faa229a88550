using Kith.Platform.Data;
using Kith.Practice.Access;
using Kith.Practice.Casework;
using Kith.Practice.Families;
using Kith.Practice.Shared;
using Kith.Practice.Workbook;
using Kith.Returns.Inspection;
using Microsoft.EntityFrameworkCore;
using Asked = Kith.Returns.Inspection.AnnexA;

namespace Kith.Features.Returns;

/// <summary>
/// Lists 1 to 8 of Annex A as inspectors ask for them, of the six months that end on a day. Kith records no child looked after:
/// list 8 has its headings and no row. A cell that Kith cannot fill is empty, never guessed.
/// </summary>
public sealed class ExportAnnexA(KithDb db)
{
    private const int Months = 6;

    public async Task Write(Stream stream, string authority, DateOnly to, CancellationToken ct)
    {
        var rows = new AnnexARows(to.AddMonths(-Months), to);
        await Contacts(rows, authority, ct);
        await Help(rows, authority, ct);
        var children = await db.EpisodesOf(authority).Where(e => e.ReferredOn <= to && (e.ClosedOn == null || e.ClosedOn >= rows.From || e.ReferredOn >= rows.From))
            .Select(e => e.Child).Distinct().ToListAsync(ct);
        foreach (var batch in children.Order(Comparer<PersonId>.Create((a, b) => a.Value.CompareTo(b.Value))).Chunk(DrawCensus.ChildrenPerBatch))
        {
            var held = await db.Children(batch, authority, ct);
            var work = await Work(held, ct);
            var seen = (await db.Sightings.AsNoTracking().Where(s => batch.Contains(s.Child) && s.On <= to && s.Seen != Seen.NotSeen && db.Entries.Any(e => e.Id == s.Entry && e.ReplacedBy == null)).ToListAsync(ct)).ToLookup(s => s.Child);
            foreach (var child in held)
            {
                rows.Add(child, work, seen[child.Person.Id].MaxBy(s => s.On));
            }
        }

        SheetFile.Write(stream, [.. Asked.Lists.Select(list => new SheetOf($"List {list.Number}", list.Columns, rows.Of(list.Number)))]);
    }

    private async Task Contacts(AnnexARows rows, string authority, CancellationToken ct)
    {
        var children = db.EpisodesOf(authority).Select(e => e.Child);
        var contacts = await (from c in db.Contacts
                              from named in c.People
                              join p in db.People on named.Known equals p.Id
                              where c.ReceivedOn >= rows.From && c.ReceivedOn <= rows.To && named.Kind == MemberKind.Child && children.Contains(p.Id)
                              orderby c.ReceivedOn, p.Id
                              select new { c.ReceivedOn, c.Source, Person = p }).AsNoTracking().AsSplitQuery().ToListAsync(ct);
        contacts.ForEach(c => rows.Add(c.Person, c.ReceivedOn, c.Source));
    }

    private async Task Help(AnnexARows rows, string authority, CancellationToken ct)
    {
        var work = db.WorkOf(authority);
        var assessed = await (from a in db.HelpAssessments
                              from c in a.Children
                              join p in db.People on c.Child equals p.Id
                              where work.Contains(a.FamilyEpisode) && a.StartedOn <= rows.To && (a.CompletedOn == null || a.CompletedOn >= rows.From)
                              orderby a.StartedOn, p.Id
                              select new { a.StartedOn, a.CompletedOn, a.Organisation, Person = p }).AsNoTracking().AsSplitQuery().ToListAsync(ct);
        assessed.ForEach(a => rows.Add(a.Person, a.StartedOn, a.CompletedOn, a.Organisation));
    }

    private async Task<IReadOnlyDictionary<FamilyEpisodeId, (string? Team, string? Worker)>> Work(IReadOnlyList<HeldChild> held, CancellationToken ct)
    {
        var episodes = held.SelectMany(c => c.Episodes).Select(e => e.FamilyEpisode).OfType<FamilyEpisodeId>().Distinct().ToList();
        var teams = await (from i in db.Involvements join t in db.Teams on i.Team equals t.Id where episodes.Contains(i.FamilyEpisode) && i.Kind == InvolvementKind.FamilyTeam && i.EndedOn == null select new { i.FamilyEpisode, t.Name }).ToListAsync(ct);
        var workers = await (from i in db.Involvements
                             join p in db.Postings on i.Posting equals p.Id
                             join w in db.Workers on p.Worker equals w.Id
                             where episodes.Contains(i.FamilyEpisode) && i.Kind == InvolvementKind.Allocated && i.EndedOn == null
                             select new { i.FamilyEpisode, w.Name }).ToListAsync(ct);
        return episodes.ToDictionary(e => e, e => (teams.Find(t => t.FamilyEpisode == e)?.Name, workers.Find(w => w.FamilyEpisode == e)?.Name));
    }
}

/// <summary>The rows of the lists, child after child.</summary>
internal sealed class AnnexARows(DateOnly from, DateOnly to)
{
    private readonly Dictionary<int, List<object?[]>> rows = [];

    public DateOnly From => from;

    public DateOnly To => to;

    public IReadOnlyList<object?[]> Of(int list) => rows.GetValueOrDefault(list) ?? [];

    public void Add(Person child, DateOnly on, string source) => Put(1, [.. Who(child), on, Asked.Source(source)]);

    public void Add(Person child, DateOnly startedOn, DateOnly? completedOn, string organisation) => Put(2, [.. Who(child), startedOn, Known(completedOn), organisation]);

    public void Add(HeldChild child, IReadOnlyDictionary<FamilyEpisodeId, (string? Team, string? Worker)> work, Sighting? seen)
    {
        var (who, disability) = (Who(child.Person), Disability(child.Person));
        var enquiries = child.Episodes.SelectMany(e => e.Enquiries).ToList();
        var protections = child.Episodes.SelectMany(e => e.Plans).Where(p => p.Kind == PlanKind.ChildProtection && p.StartsOn <= to).ToList();
        foreach (var episode in child.Episodes.Where(e => e.ReferredOn <= to))
        {
            var (team, worker) = episode.FamilyEpisode is { } id ? work.GetValueOrDefault(id) : default;
            object?[] by = [team, worker];
            if (Recent(episode.ReferredOn))
            {
                Put(3, [.. who, episode.ReferredOn, Asked.Source(episode.ReferralSource), Flag(episode.NoFurtherAction), child.Episodes.Count(e => LastYear(e.ReferredOn)), .. by]);
            }

            foreach (var assessed in child.Assessments[episode.Id].Select(a => a.Child).Where(a => a.StartedOn <= to && (Known(a.AuthorisedOn) is not { } done || done >= from)))
            {
                Put(4, [.. who, disability, assessed.StartedOn, null, Known(assessed.AuthorisedOn), assessed.Outcome is { } outcome ? Flag(outcome != AssessmentOutcome.NoFurtherAction) : null, .. by]);
            }

            foreach (var enquiry in episode.Enquiries.Where(e => Recent(e.StartedOn) || Recent(e.ConferenceOn)))
            {
                var led = Known(enquiry.ConferenceOn) is { } held ? Flag(protections.Exists(p => p.StartsOn == held)) : null;
                Put(5, [.. who, disability, enquiry.StartedOn, Flag(enquiry.ConferenceNotRequired), Known(enquiry.ConferenceOn), led, enquiries.Count(e => LastYear(e.StartedOn)), enquiries.Count(e => LastYear(e.ConferenceOn)), .. by]);
            }

            if (episode.NoFurtherAction != true && (Known(episode.ClosedOn) is not { } closed || closed >= from))
            {
                Put(6, [.. who, disability, episode.ReferredOn, Asked.Need(episode.PrimaryNeed), seen?.On, Known(episode.ClosedOn), Known(episode.ClosedOn) is null ? null : Asked.Closure(episode.ReasonForClosure), Status(child, episode), .. by]);
            }

            foreach (var plan in episode.Plans.Where(p => p.Kind == PlanKind.ChildProtection && p.StartsOn <= to && (Known(p.EndsOn) is not { } ended || ended >= from)))
            {
                Put(7,
                [
                    .. who, disability, plan.StartsOn, Asked.Category(plan.InitialCategory), Asked.Category(plan.LatestCategory), seen?.On, seen is null ? null : Flag(seen.Seen == Seen.SeenAlone),
                    plan.Reviews.Where(r => r.HeldOn <= to).Select(r => (DateOnly?)r.HeldOn).Max(), Known(plan.EndsOn), null, plan.PreviousPlans, .. by,
                ]);
            }
        }
    }

    private static string? Flag(bool? value) => value switch { true => "True", false => "False", null => null };

    private static string Disability(Person child) => child.Disabilities.Count == 0 ? "Unknown" : child.Disabilities.All(d => d.Code == "NONE") ? "False" : "True";

    private string Status(HeldChild child, ChildEpisode episode) =>
        Known(episode.ClosedOn) is not null ? "e) Closed episode"
        : episode.Plans.Any(p => p.Kind == PlanKind.ChildProtection && IsOpen(p)) ? "b) Child Protection plan"
        : !episode.Plans.Any(p => p.Kind == PlanKind.ChildInNeed && IsOpen(p)) && child.Assessments[episode.Id].Any(a => Known(a.Child.AuthorisedOn) is null) ? "d) Open assessment"
        : "c) Child in need plan";

    private object?[] Who(Person child) =>
    [
        child.Identifiers.Where(i => i.Kind == IdentifierKind.LaChildId).Select(i => i.Value).FirstOrDefault(), Asked.Gender(child.Sex), Asked.Ethnicity(child.Ethnicity), child.BirthDate ?? child.ExpectedBirthDate,
        PersonName.AgeOn(child.BirthDate, to),
    ];

    private bool IsOpen(Plan plan) => plan.StartsOn <= to && Known(plan.EndsOn) is null;

    private bool Recent(DateOnly? day) => day >= from && day <= to;

    private bool LastYear(DateOnly? day) => day > to.AddYears(-1) && day <= to;

    private DateOnly? Known(DateOnly? day) => day <= to ? day : null;

    private void Put(int list, object?[] row)
    {
        if (!rows.TryGetValue(list, out var of))
        {
            rows.Add(list, of = []);
        }

        of.Add(row);
    }
}
