using System.Security.Cryptography;
using Kith.Platform.Data;
using Kith.Practice.Access;
using Kith.Practice.Casework;
using Kith.Practice.Families;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Returns;

/// <summary>What Kith holds of the families of one batch, read in a handful of queries however many there are.</summary>
internal sealed class KnownFamilies
{
    private readonly Dictionary<FamilyId, FamilyInHand> families = [];
    private readonly Dictionary<PersonId, FamilyInHand> homes = [];
    private readonly Dictionary<ChildEpisodeId, List<Assessment>> assessments = [];
    private ILookup<PersonId, ChildEpisode> episodes = Array.Empty<ChildEpisode>().ToLookup(e => e.Child);

    public IReadOnlyCollection<FamilyInHand> All => families.Values;

    public static async Task<KnownFamilies> Load(KithDb db, IReadOnlyCollection<PersonId> people, IReadOnlyCollection<FamilyId> also, CancellationToken ct)
    {
        var known = new KnownFamilies();
        if (people.Count + also.Count > 0)
        {
            await known.Read(db, people, also, ct);
        }

        return known;
    }

    /// <summary>The family in which a child's episodes are worked.</summary>
    public FamilyInHand? HomeOf(PersonId child) => homes.GetValueOrDefault(child);

    public FamilyInHand? Find(FamilyId family) => families.GetValueOrDefault(family);

    /// <summary>Every episode of a child that Kith held before this batch, whichever family it is worked in.</summary>
    public IEnumerable<ChildEpisode> EpisodesOf(PersonId child) => episodes[child];

    public IReadOnlyList<Assessment> AssessmentsOf(ChildEpisodeId episode) => assessments.GetValueOrDefault(episode) ?? [];

    public FamilyInHand Begin(KithDb db, string name, Now now)
    {
        var family = Family.Begin(name, FamilyRef.From(RandomNumberGenerator.GetBytes(FamilyRef.Length)), now).Value;
        db.Families.Add(family);
        var begun = new FamilyInHand(family, isNew: true);
        families.Add(family.Id, begun);
        return begun;
    }

    public void Join(KithDb db, FamilyInHand family, PersonId person, MemberKind kind, DateOnly from, Now now)
    {
        var member = FamilyMember.Join(family.Family.Id, person, kind, from, now);
        db.FamilyMembers.Add(member);
        family.Members.Add(member);
        if (kind == MemberKind.Child)
        {
            homes[person] = family;
        }
    }

    public void Keep(Assessment assessment, ChildEpisodeId episode)
    {
        if (!assessments.TryGetValue(episode, out var all))
        {
            assessments.Add(episode, all = []);
        }

        all.Add(assessment);
    }

    private async Task Read(KithDb db, IReadOnlyCollection<PersonId> people, IReadOnlyCollection<FamilyId> also, CancellationToken ct)
    {
        var ids = await db.FamilyMembers.Where(m => people.Contains(m.Person) && m.Until == null).Select(m => m.Family).Distinct().ToListAsync(ct);
        ids.AddRange(also.Except(ids).ToList());
        foreach (var family in await db.Families.Where(f => ids.Contains(f.Id)).ToListAsync(ct))
        {
            families.Add(family.Id, new FamilyInHand(family, isNew: false));
        }

        foreach (var member in await db.FamilyMembers.Where(m => ids.Contains(m.Family)).OrderBy(m => m.From).ThenBy(m => m.Id).ToListAsync(ct))
        {
            families[member.Family].Members.Add(member);
        }

        var periods = await db.FamilyEpisodes.Where(e => ids.Contains(e.Family)).OrderBy(e => e.OpenedOn).ThenBy(e => e.Id).ToListAsync(ct);
        periods.ForEach(e => families[e.Family].FamilyEpisodes.Add(e));
        await ReadChildEpisodes(db, people, periods.ToDictionary(e => e.Id, e => families[e.Family]), ct);
        await ReadWork(db, ids, periods, ct);
    }

    private async Task ReadChildEpisodes(KithDb db, IEnumerable<PersonId> people, Dictionary<FamilyEpisodeId, FamilyInHand> byPeriod, CancellationToken ct)
    {
        var members = families.Values.SelectMany(f => f.Children.Select(c => (Family: f, c.Person))).ToLookup(m => m.Person, m => m.Family);
        var children = members.Select(m => m.Key).Union(people).ToList();
        var rows = await db.ChildEpisodes.Where(e => children.Contains(e.Child))
            .Include(e => e.Plans).Include(e => e.Enquiries).AsSplitQuery()
            .OrderBy(e => e.ReferredOn).ThenBy(e => e.Id).ToListAsync(ct);
        episodes = rows.ToLookup(e => e.Child);
        foreach (var child in members.Select(m => m.Key))
        {
            homes[child] = episodes[child].Select(e => e.FamilyEpisode is { } period ? byPeriod.GetValueOrDefault(period) : null).LastOrDefault(f => f is not null)
                ?? members[child].First();
        }

        foreach (var episode in rows)
        {
            var family = episode.FamilyEpisode is { } period ? byPeriod.GetValueOrDefault(period) : homes.GetValueOrDefault(episode.Child);
            family?.ChildEpisodes.Add(episode);
        }

        var ids = rows.ConvertAll(e => e.Id);
        var assessed = await db.AssessedChildren.Where(a => ids.Contains(a.ChildEpisode)).Select(a => EF.Property<AssessmentId>(a, "Assessment")).Distinct().ToListAsync(ct);
        foreach (var assessment in await db.Assessments.Where(a => assessed.Contains(a.Id)).Include(a => a.Children).ToListAsync(ct))
        {
            foreach (var child in assessment.Children)
            {
                Keep(assessment, child.ChildEpisode);
            }
        }
    }

    // The Ledger names who acted: what was told by a posting is a worker's doing, what was told by nobody an import's.
    private async Task ReadWork(KithDb db, List<FamilyId> ids, List<FamilyEpisode> periods, CancellationToken ct)
    {
        var opened = periods.ConvertAll(e => (FamilyEpisodeId?)e.Id);
        var nullable = ids.ConvertAll(id => (FamilyId?)id);
        var byFamily = await db.Facts.Where(f => f.By != null && nullable.Contains(f.Family)).Select(f => new { f.Family, f.FamilyEpisode }).Distinct().ToListAsync(ct);
        var byEpisode = await db.Facts.Where(f => f.By != null && opened.Contains(f.FamilyEpisode)).Select(f => f.FamilyEpisode).Distinct().ToListAsync(ct);
        byFamily.ForEach(f => families[f.Family!.Value].IsWorked = true);
        var worked = byEpisode.ToHashSet();
        foreach (var period in periods.Where(e => worked.Contains(e.Id) || e.AllocatedOn is not null || !e.IsImported))
        {
            families[period.Family].Worked.Add(period.Id);
            families[period.Family].IsWorked = true;
        }

        var allPeriods = periods.ConvertAll(e => e.Id);
        foreach (var involvement in await db.Involvements.Where(i => allPeriods.Contains(i.FamilyEpisode)).ToListAsync(ct))
        {
            var family = families[periods.Find(e => e.Id == involvement.FamilyEpisode)!.Family];
            family.Involvements.Add(involvement);
            family.Waiting = involvement.EndedOn is null && involvement.Kind == InvolvementKind.FamilyTeam ? involvement.Team : family.Waiting;
        }
    }
}
