using Kith.Features.Access;
using Kith.Features.Families;
using Kith.Platform.Data;
using Kith.Practice.Access;
using Kith.Practice.Casework;
using Kith.Practice.Families;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Casework;

/// <summary>One child of a family’s work with the enquiries, conferences and plans of every episode that belongs to it.</summary>
/// <param name="Episodes">The latest referral first.</param>
/// <param name="LookedAfterSince">None for a child who is not looked after now.</param>
/// <param name="PlansBefore">Child protection plans of the child that Kith knows of, in this work or another of which the reader may know.</param>
public sealed record PlansOfChild(PersonId Child, string Name, string Age, IReadOnlyList<ChildEpisode> Episodes, int PlansBefore, DateOnly? LookedAfterSince)
{
    /// <summary>The episode in which something new may be recorded; null when all are closed.</summary>
    public ChildEpisode? Current => Episodes.FirstOrDefault(e => e.ClosedOn is null && e.NoFurtherAction != true);

    public Plan? OpenPlan(PlanKind kind) => Episodes.SelectMany(e => e.Plans).FirstOrDefault(p => p.Kind == kind && p.IsOpen);

    public Section47Enquiry? OpenEnquiry => Current?.Enquiries.FirstOrDefault(e => e.IsOpen);

    public bool IsWaitingForOutcome => OpenEnquiry?.IsWaitingForOutcome == true;

    /// <summary>The day by which a conference is due next: the initial one of an open enquiry, or the next review of a plan.</summary>
    public Due? ConferenceDue => OpenPlan(PlanKind.ChildProtection)?.ReviewDue ?? OpenEnquiry?.ConferenceDue;
}

/// <summary>Something that was entered by mistake, with the reason.</summary>
public sealed record WithdrawnRow(PersonId Child, string What, DateOnly? On, string Why, string? By, DateTime At);

/// <summary>Reads the plans of a family episode that the reader may see.</summary>
public sealed class PlansReader(KithDb db, TimeProvider time)
{
    public DateOnly Today { get; } = Now.At(time.GetUtcNow()).Today;

    /// <summary>Every child who has been referred in this work, also one who has left the family since.</summary>
    public async Task<IReadOnlyList<PlansOfChild>> Read(FamilyInView family, Acting by, CancellationToken ct)
    {
        var concealed = db.ConcealedFrom(by);
        var episodes = await db.ChildEpisodes.AsNoTracking().Where(e => e.FamilyEpisode == family.Episode).Include(e => e.Plans).Include(e => e.Enquiries).AsSplitQuery()
            .OrderByDescending(e => e.ReferredOn).ToListAsync(ct);
        var children = episodes.Select(e => e.Child).Distinct().ToList();
        var people = await db.People.Where(p => children.Contains(p.Id))
            .Select(p => new
            {
                p.Id,
                p.FirstName,
                p.LastName,
                p.BirthDate,
                p.ExpectedBirthDate,
                Number = p.Identifiers.Where(i => i.Kind == IdentifierKind.LaChildId).Select(i => i.Value).FirstOrDefault(),
                Since = db.CarePeriods.Where(c => c.Child == p.Id && c.CeasedOn == null && !concealed.Any(s => s == c.FamilyEpisode)).Select(c => (DateOnly?)c.StartedOn).FirstOrDefault(),
                Plans = db.ChildEpisodes.Where(e => e.Child == p.Id && (e.FamilyEpisode == null || !concealed.Any(s => s == e.FamilyEpisode))).SelectMany(e => e.Plans).Count(plan => plan.Kind == PlanKind.ChildProtection && plan.StartsOn != null),
            })
            .ToListAsync(ct);
        return [.. from p in people
                   orderby family.PlaceOf(p.Id), p.BirthDate, p.FirstName
                   select new PlansOfChild(p.Id, PersonName.Of(p.FirstName, p.LastName, p.Number), PersonName.AgeInWords(p.BirthDate, p.ExpectedBirthDate, Today), [.. episodes.Where(e => e.Child == p.Id)], p.Plans, p.Since)];
    }

    public async Task<PlansOfChild?> Of(FamilyInView family, ChildEpisodeId? episode, Acting by, CancellationToken ct) =>
        episode is null ? null : (await Read(family, by, ct)).FirstOrDefault(c => c.Episodes.Any(e => e.Id == episode));

    /// <summary>What was withdrawn, newest first.</summary>
    public async Task<IReadOnlyList<WithdrawnRow>> Withdrawn(FamilyEpisodeId work, CancellationToken ct)
    {
        var plans = await (from p in db.Plans.IgnoreQueryFilters()
                           join e in db.ChildEpisodes on EF.Property<ChildEpisodeId>(p, "ChildEpisode") equals e.Id
                           where e.FamilyEpisode == work && p.WithdrawnAt != null
                           select new { e.Child, p.Kind, p.StartsOn, Why = p.WhyWithdrawn!, p.WithdrawnBy, At = p.WithdrawnAt!.Value }).ToListAsync(ct);
        var enquiries = await (from s in db.Section47Enquiries.IgnoreQueryFilters()
                               join e in db.ChildEpisodes on EF.Property<ChildEpisodeId>(s, "ChildEpisode") equals e.Id
                               where e.FamilyEpisode == work && s.WithdrawnAt != null
                               select new { e.Child, s.StartedOn, Why = s.WhyWithdrawn!, s.WithdrawnBy, At = s.WithdrawnAt!.Value }).ToListAsync(ct);
        var postings = plans.Select(p => p.WithdrawnBy).Concat(enquiries.Select(e => e.WithdrawnBy)).OfType<PostingId>().Distinct().ToList();
        var names = postings.Count == 0 ? [] : await (from p in db.Postings join w in db.Workers on p.Worker equals w.Id where postings.Contains(p.Id) select new { p.Id, w.Name }).ToDictionaryAsync(p => p.Id, p => p.Name, ct);
        return [.. plans.Select(p => new WithdrawnRow(p.Child, p.Kind.InWords(), p.StartsOn, p.Why, NameOf(p.WithdrawnBy), p.At))
            .Concat(enquiries.Select(e => new WithdrawnRow(e.Child, "Section 47 enquiry", e.StartedOn, e.Why, NameOf(e.WithdrawnBy), e.At)))
            .OrderByDescending(w => w.At)];

        string? NameOf(PostingId? posting) => posting is { } id ? names.GetValueOrDefault(id) : null;
    }
}
