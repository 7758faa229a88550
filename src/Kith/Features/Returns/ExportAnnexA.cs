using Kith.Features.Casework;
using Kith.Platform.Data;
using Kith.Practice.Access;
using Kith.Practice.Casework;
using Kith.Practice.Families;
using Kith.Practice.Shared;
using Kith.Practice.Workbook;
using Kith.Returns.Inspection;
using Kith.Returns.LookedAfter;
using Microsoft.EntityFrameworkCore;
using Asked = Kith.Returns.Inspection.AnnexA;

namespace Kith.Features.Returns;

/// <summary>
/// Lists 1 to 8 of Annex A as inspectors ask for them, of the six months that end on a day. A cell that Kith cannot fill is empty,
/// never guessed. The placement of a child who must not be located, whose parent must not, or whose family is sealed, is left out of list 8: the authority tells it by itself.
/// </summary>
public sealed class ExportAnnexA(KithDb db, SheetFile sheets)
{
    private const int Months = 6;

    /// <param name="mark">Who takes it out and when.</param>
    public async Task Write(Stream stream, string authority, DateOnly to, string mark, CancellationToken ct)
    {
        using var lifted = db.Bounds.Lift("The duty to take out lists covers every child of the authority");
        var rows = new AnnexARows(to.AddMonths(-Months), to);
        await Contacts(rows, authority, ct);
        await Help(rows, authority, ct);
        var care = await Care(rows, authority, ct);
        rows.Know(care);
        var children = await db.EpisodesOf(authority).Where(e => e.ReferredOn <= to && (e.ClosedOn == null || e.ClosedOn >= rows.From || e.ReferredOn >= rows.From))
            .Select(e => e.Child).Distinct().ToListAsync(ct);
        foreach (var batch in children.Order(Comparer<PersonId>.Create((a, b) => a.Value.CompareTo(b.Value))).Chunk(DrawCensus.ChildrenPerBatch))
        {
            var held = await db.Children(batch, authority, ct);
            var work = await Work([.. held.SelectMany(c => c.Episodes).Select(e => e.FamilyEpisode).OfType<FamilyEpisodeId>().Distinct()], ct);
            var seen = (await db.Sightings.AsNoTracking().Where(s => batch.Contains(s.Child) && s.On <= to && s.Seen != Seen.NotSeen && db.Entries.Any(e => e.Id == s.Entry && e.ReplacedBy == null)).ToListAsync(ct)).ToLookup(s => s.Child);
            foreach (var child in held)
            {
                rows.Add(child, work, seen[child.Person.Id].MaxBy(s => s.On));
            }
        }

        foreach (var batch in care.Where(p => p.CeasedOn is null || p.CeasedOn >= rows.From).Select(p => p.Child).Distinct().Chunk(DrawCensus.ChildrenPerBatch))
        {
            await AddCare(rows, batch, ct);
        }

        sheets.Write(stream, [.. Asked.Lists.Select(list => new SheetOf($"List {list.Number}", list.Columns, rows.Of(list.Number)))], mark);
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

    /// <summary>Every period of the children whom the authority looks after or has looked after, with where they were placed.</summary>
    private async Task<IReadOnlyList<CarePeriod>> Care(AnnexARows rows, string authority, CancellationToken ct)
    {
        var work = db.WorkOf(authority);
        var children = db.CarePeriods.Where(p => work.Contains(p.FamilyEpisode) && p.StartedOn <= rows.To && (p.CeasedOn == null || p.CeasedOn >= rows.From)).Select(p => p.Child);
        return await db.CarePeriods.AsNoTracking().Where(p => children.Contains(p.Child) && work.Contains(p.FamilyEpisode) && p.StartedOn <= rows.To).WithSites().OrderBy(p => p.StartedOn).ThenBy(p => p.Id).ToListAsync(ct);
    }

    private async Task AddCare(AnnexARows rows, IReadOnlyCollection<PersonId> children, CancellationToken ct)
    {
        var people = await db.People.AsNoTracking().Where(p => children.Contains(p.Id)).AsSplitQuery().ToListAsync(ct);
        var addresses = db.Set<PlacementSite>().Select(s => s.Address);
        var postcodes = await db.Addresses.Where(a => a.Person != null && children.Contains(a.Person.Value) && addresses.Contains(a.Id)).Select(a => new { a.Id, a.Postcode }).ToDictionaryAsync(a => a.Id, a => a.Postcode, ct);
        var closed = db.Restrictions.Where(r => r.LiftedAt == null && r.Label == CaseLabel.Sealed).Select(r => r.FamilyEpisode);
        var hidden = await db.People.Where(p => children.Contains(p.Id)
                && (p.IsProtected || db.Belongings.Any(b => b.Person == p.Id && closed.Contains(b.FamilyEpisode)) || db.Kin.Any(k => k.To == p.Id && k.Until == null && FamilyWords.Parents.Contains(k.Kind) && db.People.Any(parent => parent.Id == k.Person && parent.IsProtected))))
            .Select(p => p.Id).ToListAsync(ct);
        var seen = (await db.Sightings.AsNoTracking().Where(s => children.Contains(s.Child) && s.On <= rows.To && s.Seen != Seen.NotSeen && db.Entries.Any(e => e.Id == s.Entry && e.ReplacedBy == null)).ToListAsync(ct)).ToLookup(s => s.Child);
        var work = await Work([.. rows.PeriodsOf(children).Select(p => p.FamilyEpisode).Distinct()], ct);
        foreach (var child in people.OrderBy(p => p.Id.Value))
        {
            rows.AddCare(child, work, seen[child.Id].MaxBy(s => s.On)?.On, hidden.Contains(child.Id) ? null : postcodes);
        }
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

    private async Task<IReadOnlyDictionary<FamilyEpisodeId, (string? Team, string? Worker)>> Work(IReadOnlyList<FamilyEpisodeId> episodes, CancellationToken ct)
    {
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
    private ILookup<PersonId, CarePeriod> care = Array.Empty<CarePeriod>().ToLookup(p => p.Child);

    public DateOnly From => from;

    public DateOnly To => to;

    public void Know(IEnumerable<CarePeriod> periods) => care = periods.ToLookup(p => p.Child);

    public IEnumerable<CarePeriod> PeriodsOf(IEnumerable<PersonId> children) => children.SelectMany(c => care[c]);

    public IReadOnlyList<object?[]> Of(int list) => rows.GetValueOrDefault(list) ?? [];

    public void Add(Person child, DateOnly on, string source) => Put(1, [.. Who(child), on, Asked.Source(source)]);

    public void Add(Person child, DateOnly startedOn, DateOnly? completedOn, string organisation) => Put(2, [.. Who(child), startedOn, Known(completedOn), organisation]);

    /// <param name="seenOn">The last day on which the child was seen at a visit.</param>
    /// <param name="postcodes">Of the child’s placements; null where they are kept back.</param>
    public void AddCare(Person child, IReadOnlyDictionary<FamilyEpisodeId, (string? Team, string? Worker)> work, DateOnly? seenOn, IReadOnlyDictionary<RowId, string?>? postcodes)
    {
        foreach (var period in care[child.Id].Where(p => Known(p.CeasedOn) is not { } ended || ended >= from))
        {
            var (status, placement, site) = (period.StatusOn(to), period.PlacementOn(to), period.PlacementOn(to)?.Site);
            var missing = period.Missing.Where(m => m.On <= to).MaxBy(m => m.On);
            var (team, worker) = work.GetValueOrDefault(period.FamilyEpisode);
            Put(8,
            [
                .. Who(child), Flag(period.IsUnaccompanied && (period.UnaccompaniedUntil is not { } until || until > to.AddYears(-1))), Disability(child), period.StartedOn, Asked.Need(period.Need),
                Flag(period.IsAgainInYearTo(to, care[child.Id])), status?.On, CareCodes.LegalStatuses.InAnnexA(status?.Code), Last(CareCheckKind.Review), seenOn, Permanence(period),
                Last(CareCheckKind.ReviewingOfficer), Last(CareCheckKind.HealthAssessment), Last(CareCheckKind.DentalCheck), period.PlacementsInYearTo(to), Known(period.CeasedOn),
                Known(period.CeasedOn) is null ? null : CareCodes.Reasons.InAnnexA(period.CeasedFor), placement?.On, CareCodes.Placements.InAnnexA(placement?.Type), CareCodes.Providers.InAnnexA(placement?.Provider),
                site?.Address is { } address ? postcodes?.GetValueOrDefault(address) : null, postcodes is null ? null : site?.Urn, site is null ? null : site.IsInside ? "a) In" : "b) Out", postcodes is null ? null : site?.Authority,
                period.MissingInYearTo(to, MissingKind.Missing), period.MissingInYearTo(to, MissingKind.Away), Flag(missing?.WasOffered), Flag(missing?.WasAccepted), team, worker,
            ]);

            DateOnly? Last(CareCheckKind kind) => period.Checks.Where(c => c.Kind == kind && c.On <= to).Select(c => (DateOnly?)c.On).Max();
        }
    }

    public void Add(HeldChild child, IReadOnlyDictionary<FamilyEpisodeId, (string? Team, string? Worker)> work, Sighting? seen)
    {
        var (who, disability) = (Who(child.Person), Disability(child.Person));
        var enquiries = child.Episodes.SelectMany(e => e.Enquiries).ToList();
        var protections = child.Episodes.SelectMany(e => e.Plans).Where(p => p.Kind == PlanKind.ChildProtection && p.StartsOn <= to).ToList();

        // Kith knows of an emergency protection order or police powers where the child was looked after under them; otherwise it does not know.
        var wasProtected = care[child.Person.Id].Any(p => p.Statuses.Any(s => s.Code is "L1" or "L2" && Recent(s.On))) ? "True" : null;
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
                    plan.Reviews.Where(r => r.HeldOn <= to).Select(r => (DateOnly?)r.HeldOn).Max(), Known(plan.EndsOn), wasProtected, plan.PreviousPlans, .. by,
                ]);
            }
        }
    }

    private string? Permanence(CarePeriod period) => period.Checks.Where(c => c.Kind == CareCheckKind.PermanencePlan && c.On <= to).MaxBy(c => c.On)?.Plan switch
    {
        null => null,
        PermanencePlan.ReturnToFamily => "a) Return to family",
        PermanencePlan.Adoption => "b) Adoption",
        PermanencePlan.SpecialGuardianship => "c) SGO/CAO",
        PermanencePlan.SupportedLiving => "d) Supported living in the community",
        PermanencePlan.ResidentialPlacement => "e) Long-term residential placement",
        PermanencePlan.Fostering => "f) Long-term fostering",
        _ => "g) Other",
    };

    private static string? Flag(bool? value) => value switch { true => "True", false => "False", null => null };

    private static string Disability(Person child) => child.Disabilities.Count == 0 ? "Unknown" : child.Disabilities.All(d => d.Code == "NONE") ? "False" : "True";

    private string Status(HeldChild child, ChildEpisode episode) =>
        Known(episode.ClosedOn) is not null ? "e) Closed episode"
        : care[child.Person.Id].Any(p => Known(p.CeasedOn) is null) ? "a) Looked after child"
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
