using Kith.Features.Casework;
using Kith.Features.Families;
using Kith.Platform.Data;
using Kith.Practice.Casework;
using Kith.Practice.FrontDoor;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.FrontDoor;

/// <summary>The policy’s answer as its readers see it, each ground in words.</summary>
public sealed record EligibilityInView(Eligibility Eligibility, IReadOnlyDictionary<PersonId, string> Names, string? DecidedBy)
{
    public EligibilityPolicy Policy { get; } = EligibilityPolicy.All.First(p => p.Version == Eligibility.PolicyVersion);

    public bool IsMet(EligibilityCriterion criterion) => Eligibility.Lines.Any(l => l.Criterion == criterion && l.Counts);

    public IReadOnlyList<(string Words, bool Counts)> LinesOf(EligibilityCriterion criterion) =>
        Eligibility.Lines.Where(l => l.Criterion == criterion).Select(l => ($"{Names.GetValueOrDefault(l.Child, "A child")}: {InWords(l)}", l.Counts)).Order().ToList();

    private string InWords(EligibilityLine line) => line.Criterion switch
    {
        EligibilityCriterion.ChildInScope => int.TryParse(line.Found, out var age) ? $"aged {age} on {Eligibility.JudgedOn:d MMMM yyyy}" : line.Found.ToLowerInvariant(),
        EligibilityCriterion.Level => Enum.TryParse<AssessmentOutcome>(line.Found, out var outcome) ? outcome.InWords() : line.Found,
        _ => $"{AssessmentDesk.MeaningOf(line.Found, Eligibility.JudgedOn)} ({line.Found})",
    };
}

internal static class EligibilityOfFamily
{
    /// <summary>The latest answer in a family episode whose relationship to the reader is already known.</summary>
    public static async Task<EligibilityInView?> LatestEligibility(this KithDb db, FamilyInView family, CancellationToken ct)
    {
        var latest = await db.Eligibilities.AsNoTracking().AsSplitQuery()
            .Where(e => e.FamilyEpisode == family.Episode).OrderByDescending(e => e.JudgedOn).ThenByDescending(e => e.Id).FirstOrDefaultAsync(ct);
        if (latest is null)
        {
            return null;
        }

        var by = latest.DecidedBy is { } decider
            ? await (from p in db.Postings join w in db.Workers on p.Worker equals w.Id where p.Id == decider select w.Name).FirstOrDefaultAsync(ct)
            : null;
        return new EligibilityInView(latest, latest.Children.ToDictionary(c => c.Child, c => family.NameOf(c.Child)), by);
    }
}
