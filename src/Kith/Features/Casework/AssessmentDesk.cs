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

/// <summary>An assessment in the hands of a command, with what its fact is about.</summary>
public sealed record AssessmentAtDesk(Assessment Assessment, About About);

/// <summary>What every command on an assessment needs, read inside the writing transaction.</summary>
public sealed class AssessmentDesk(KithDb db)
{
    /// <summary>The factors that may be chosen on a day, by code, in the order of the census.</summary>
    public static IReadOnlyList<CensusCode> FactorsOn(DateOnly day) => AssessmentFactors.Codes.In(YearOf(day)).ToList();

    public static IReadOnlySet<string> FactorCodesOn(DateOnly day) => FactorsOn(day).Select(f => f.Code).ToHashSet(StringComparer.Ordinal);

    public static string MeaningOf(string factor, DateOnly day) => AssessmentFactors.Codes.MeaningOf(factor, YearOf(day)) ?? factor;

    public async Task<Outcome<AssessmentAtDesk>> Open(AssessmentId id, int version, Acting by, Duty duty, CancellationToken ct)
    {
        var assessment = await db.Assessments.Include(a => a.Children).AsSplitQuery().FirstOrDefaultAsync(a => a.Id == id && a.ReferredOn != null, ct);
        if (assessment?.FamilyEpisode is not { } episode)
        {
            return Refusal.NotFound;
        }

        if (await db.Refuses(episode, by, duty, ct) is { } refusal)
        {
            return refusal;
        }

        if (assessment.Version != version)
        {
            return Refusal.Stale;
        }

        var work = await db.FamilyEpisodes.Where(e => e.Id == episode).Select(e => new { e.Family, e.ClosedOn }).SingleAsync(ct);
        return work.ClosedOn is null
            ? new AssessmentAtDesk(assessment, new About(work.Family, episode))
            : new Refusal(string.Empty, "This work is closed: its assessment cannot be changed");
    }

    /// <summary>What to call each child of an assessment, by its row.</summary>
    public Task<Dictionary<RowId, string>> NamesOf(AssessmentId assessment, CancellationToken ct) =>
        (from c in db.AssessedChildren
         join e in db.ChildEpisodes on c.ChildEpisode equals e.Id
         join p in db.People on e.Child equals p.Id
         where EF.Property<AssessmentId>(c, "Assessment") == assessment
         select new { c.Id, p.FirstName, p.LastName }).ToDictionaryAsync(c => c.Id, c => PersonName.Of(c.FirstName, c.LastName), ct);

    public static CensusYear YearOf(DateOnly day) => new(day.Month >= 4 ? day.Year + 1 : day.Year);
}
