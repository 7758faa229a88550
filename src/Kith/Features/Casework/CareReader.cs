using Kith.Features.Families;
using Kith.Platform.Data;
using Kith.Practice.Access;
using Kith.Practice.Casework;
using Kith.Practice.Families;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Casework;

/// <summary>A child’s periods of being looked after in this family’s work, the latest first.</summary>
/// <param name="MayLocate">The reader belongs to the location circle: sees in which area a placement is, and may ask for its address.</param>
public sealed record CareOfChild(PersonId Child, string Name, IReadOnlyList<CarePeriod> Periods, bool MayLocate)
{
    public CarePeriod? Open => Periods.FirstOrDefault(p => p.IsOpen);
}

/// <summary>Reads what the reader may see of children looked after. Where a placement is leaves the database for the location circle alone.</summary>
public sealed class CareReader(KithDb db, TimeProvider time)
{
    public DateOnly Today { get; } = Now.At(time.GetUtcNow()).Today;

    /// <summary>Null for somebody who is neither a child of the family nor was looked after in its work.</summary>
    public async Task<CareOfChild?> Of(FamilyInView family, PersonId child, Acting by, CancellationToken ct)
    {
        var id = family.Id;
        var mayLocate = await db.MayLocate(family.Id, family.Episode, family.Held, by, ct);
        var ours = db.CarePeriods.AsNoTracking().Where(p => p.Child == child && db.FamilyEpisodes.Any(e => e.Id == p.FamilyEpisode && e.Family == id));
        var periods = await (mayLocate ? ours.WithSites() : ours.WithRows()).ToListAsync(ct);
        var isMember = family.Find(child) is { Kind: MemberKind.Child };
        if (!isMember && periods.Count == 0)
        {
            return null;
        }

        var name = isMember ? family.NameOf(child) : await db.People.Where(p => p.Id == child).Select(p => PersonName.Of(p.FirstName, p.LastName, null)).SingleAsync(ct);
        return new CareOfChild(child, name, [.. periods.OrderByDescending(p => p.StartedOn)], mayLocate);
    }

    public async Task<PersonId?> ChildOf(FamilyInView family, RowId period, CancellationToken ct)
    {
        var work = family.Episode;
        return await db.CarePeriods.Where(p => p.Id == period && p.FamilyEpisode == work).Select(p => (PersonId?)p.Child).FirstOrDefaultAsync(ct);
    }

    /// <summary>What was withdrawn of a child’s periods, or of what stood in them.</summary>
    public async Task<IReadOnlyList<(string What, DateOnly On, string Why)>> Withdrawn(FamilyInView family, PersonId child, CancellationToken ct)
    {
        var work = family.Episode;
        var all = await db.CarePeriods.IgnoreQueryFilters().AsNoTracking().Where(p => p.Child == child && p.FamilyEpisode == work)
            .Select(p => new
            {
                p.StartedOn,
                p.WhyWithdrawn,
                Statuses = p.Statuses.Where(r => r.WithdrawnAt != null).Select(r => new { r.On, r.WhyWithdrawn }).ToList(),
                Placements = p.Placements.Where(r => r.WithdrawnAt != null).Select(r => new { r.On, r.WhyWithdrawn }).ToList(),
                Checks = p.Checks.Where(r => r.WithdrawnAt != null).Select(r => new { r.On, r.WhyWithdrawn, r.Kind }).ToList(),
                Missing = p.Missing.Where(r => r.WithdrawnAt != null).Select(r => new { r.On, r.WhyWithdrawn }).ToList(),
            })
            .AsSplitQuery()
            .ToListAsync(ct);
        return
        [
            .. all.SelectMany(p => p.Statuses.Select(r => ("Legal status", r.On, r.WhyWithdrawn!))
                .Concat(p.Placements.Select(r => ("Placement", r.On, r.WhyWithdrawn!)))
                .Concat(p.Checks.Select(r => (r.Kind.InWords(), r.On, r.WhyWithdrawn!)))
                .Concat(p.Missing.Select(r => ("Missing episode", r.On, r.WhyWithdrawn!)))
                .Concat(p.WhyWithdrawn is { } why ? [("Period of being looked after", p.StartedOn, why)] : []))
            .OrderByDescending(w => w.Item2),
        ];
    }
}
