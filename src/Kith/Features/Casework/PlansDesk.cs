using Kith.Features.Access;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Casework;
using Kith.Practice.Families;
using Kith.Practice.Shared;
using Kith.Returns.CinCensus;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Casework;

/// <summary>A child in the hands of a command, with what its facts are about.</summary>
public sealed record PlannedChild(ChildAtDesk Desk, About About);

/// <summary>What every command on enquiries, conferences and plans needs, read inside the writing transaction.</summary>
public sealed class PlansDesk(KithDb db)
{
    /// <summary>The categories of abuse that the census knows on a day, in its order.</summary>
    public static IReadOnlyList<CensusCode> CategoriesOn(DateOnly day) => [.. CensusCodes.CategoryOfAbuse.In(AssessmentDesk.YearOf(day))];

    public static IReadOnlySet<string> CategoryCodesOn(DateOnly day) => CategoriesOn(day).Select(c => c.Code).ToHashSet(StringComparer.Ordinal);

    public static string CategoryInWords(string? code) => code is null ? "Not recorded" : CensusCodes.CategoryOfAbuse.Codes.FirstOrDefault(c => c.Code == code)?.Meaning ?? code;

    /// <summary>Children with an open episode in this family’s work, by child; refused when one of them has none.</summary>
    public async Task<Outcome<IReadOnlyDictionary<PersonId, PlannedChild>>> Open(FamilyEpisodeId work, IReadOnlyCollection<PersonId> children, Acting by, Duty duty, CancellationToken ct)
    {
        if (await db.Refuses(work, by, duty, ct) is { } refusal)
        {
            return refusal;
        }

        var held = await Read(work, children, ct);
        var opened = new Dictionary<PersonId, PlannedChild>();
        foreach (var child in children.Distinct())
        {
            var own = held.Episodes[child].Where(e => e.FamilyEpisode == work && e.NoFurtherAction != true).OrderBy(e => e.ClosedOn is null).ThenBy(e => e.ReferredOn).LastOrDefault();
            if (own is null)
            {
                return Refusal.NotFound;
            }

            opened.Add(child, held.AtDesk(own));
        }

        return opened;
    }

    /// <summary>The child of one episode, for what is put right in it.</summary>
    /// <param name="version">The episode’s, as the form was opened.</param>
    public async Task<Outcome<PlannedChild>> Open(FamilyEpisodeId work, ChildEpisodeId? id, int version, Acting by, Duty duty, CancellationToken ct)
    {
        if (await db.Refuses(work, by, duty, ct) is { } refusal)
        {
            return refusal;
        }

        var child = await db.ChildEpisodes.Where(e => e.Id == id && e.FamilyEpisode == work).Select(e => (PersonId?)e.Child).FirstOrDefaultAsync(ct);
        if (child is not { } person)
        {
            return Refusal.NotFound;
        }

        var held = await Read(work, [person], ct);
        var episode = held.Episodes[person].Single(e => e.Id == id);
        return episode.Version == version ? held.AtDesk(episode) : Refusal.Stale;
    }

    public Task<ChildEpisodeId?> EpisodeOfPlan(RowId plan, CancellationToken ct) =>
        db.Plans.Where(p => p.Id == plan).Select(p => EF.Property<ChildEpisodeId?>(p, "ChildEpisode")).FirstOrDefaultAsync(ct);

    public Task<ChildEpisodeId?> EpisodeOfEnquiry(RowId enquiry, CancellationToken ct) =>
        db.Section47Enquiries.Where(e => e.Id == enquiry).Select(e => EF.Property<ChildEpisodeId?>(e, "ChildEpisode")).FirstOrDefaultAsync(ct);

    /// <summary>The episode guards its plans and enquiries: whoever saves second must see what was saved first.</summary>
    public void Changes(PlannedChild child) => db.Entry(child.Desk.Episode).Property(e => e.Version).IsModified = true;

    private async Task<Held> Read(FamilyEpisodeId work, IReadOnlyCollection<PersonId> children, CancellationToken ct)
    {
        var family = await db.FamilyEpisodes.Where(e => e.Id == work).Select(e => e.Family).SingleAsync(ct);
        var people = await db.People.Where(p => children.Contains(p.Id)).Select(p => new { p.Id, p.FirstName, p.LastName, p.DeathDate }).ToListAsync(ct);
        var episodes = await db.ChildEpisodes.Where(e => children.Contains(e.Child)).Include(e => e.Plans).Include(e => e.Enquiries).AsSplitQuery().ToListAsync(ct);
        return new Held(
            new About(family, work), people.ToDictionary(p => p.Id, p => (PersonName.Of(p.FirstName, p.LastName), p.DeathDate)), episodes.ToLookup(e => e.Child));
    }

    private sealed record Held(About Work, IReadOnlyDictionary<PersonId, (string Name, DateOnly? DiedOn)> People, ILookup<PersonId, ChildEpisode> Episodes)
    {
        public PlannedChild AtDesk(ChildEpisode episode) => new(
            new ChildAtDesk(People[episode.Child].Name, episode, [.. Episodes[episode.Child]], People[episode.Child].DiedOn), Work with { Person = episode.Child });
    }
}

internal static class PlansTold
{
    /// <summary>Where the refusals of one child stand in a form that asks the day once for all.</summary>
    public static Refusals At(this Refusals no, int place, IEnumerable<Refusal> refusals)
    {
        no.AddRange(refusals.Select(r => r.Field is "Decision" or "PlansBefore" or "Outcome" ? r with { Field = $"Children[{place}].{r.Field}" } : r));
        return no;
    }

    /// <summary>Tells which plans a decision has started and ended.</summary>
    public static void TellPlans(this Ledger ledger, ConferenceResult result, About about, Acting by)
    {
        if (result.Ended is { EndsOn: { } ended } plan)
        {
            ledger.Tell(new PlanEnded(plan.Id, plan.Kind, ended), about, by);
        }

        if (result.Started is { StartsOn: { } started } next)
        {
            ledger.Tell(new PlanStarted(next.Id, next.Kind, started), about, by);
        }
    }
}
