using Kith.Platform.Data;
using Kith.Practice.Shared;
using Kith.Returns.CinCensus;

namespace Kith.Features.Returns;

/// <summary>How a file is to be taken.</summary>
/// <param name="By">Who ordered it, by whom its facts are told; null for the operator at the command line.</param>
/// <param name="Team">The team that takes the open families; otherwise the one of this name, otherwise the authority's intake team, made if absent.</param>
/// <param name="Lea">The authority of a file that does not say; the only one of the record when null.</param>
internal sealed record ImportOrder(PostingId? By = null, TeamId? Team = null, string? TeamName = null, string? Lea = null);

/// <summary>How far an import has come: rows taken, of how many, and what it has to report so far.</summary>
internal sealed record ImportProgress(int Done, int Of, ImportReport SoFar);

/// <summary>
/// Takes a children in need census in two passes: the first reads the whole file for reasons to refuse, the second writes, 50 children a
/// transaction. A run that was interrupted is finished by importing the file again.
/// </summary>
internal sealed class ImportCensus(KithDb db, Writes writes, IntakeTeam intake, ImportChild importChild, SpanFamily spanFamily)
{
    public const int ChildrenPerTransaction = 50;

    private const int Attempts = 5;

    /// <param name="file">Read twice from its beginning.</param>
    /// <param name="tell">Heard after each transaction.</param>
    /// <exception cref="CensusUnreadable">The file is not well-formed or not a census; nothing was written.</exception>
    public async Task<Outcome<ImportReport>> Run(Stream file, ImportOrder order, Func<ImportProgress, Task> tell, CancellationToken ct)
    {
        var report = new ImportReport();
        var surveyed = CensusSurvey.Of(file, report);
        if (!surveyed.Ok)
        {
            return surveyed.Refusals[0];
        }

        var survey = surveyed.Value;
        var authority = await intake.AuthorityOf(IntakeTeam.IsCode(survey.Lea) ? survey.Lea : order.Lea, ct);
        var takes = await intake.Find(authority, order, ct);
        if (!takes.Ok)
        {
            return takes.Refusals[0];
        }

        file.Position = 0;
        foreach (var batch in CensusSurvey.Rows(file).Chunk(ChildrenPerTransaction))
        {
            var taken = await writes.Again(Attempts, now => Take(batch, survey.Year, authority, takes.Value, order.By, now, ct), ct);
            if (!taken.Ok)
            {
                return taken.Refusals[0];
            }

            report.Add(taken.Value);
            await tell(new ImportProgress(report.Done, survey.Children, report));
        }

        return report;
    }

    private async Task<Outcome<ImportReport>> Take(CensusChild[] batch, CensusYear year, string authority, TeamId team, PostingId? by, Now now, CancellationToken ct)
    {
        var report = new ImportReport();
        var known = await KnownPeople.Load(db, authority, [.. batch.Select(c => c.LaChildId.Value!)], [], ct);
        foreach (var child in batch)
        {
            var imported = importChild.Do(child, year, known, report, by, now);
            foreach (var refusal in imported.Refusals)
            {
                report.LeaveOut(child.Line, refusal.Message, child.LaChildId.Value);
            }
        }

        foreach (var family in known.Families.All.Where(f => f.HasNewEpisodes))
        {
            spanFamily.Do(family, known.Families, team, report, by, now);
        }

        return report;
    }
}

internal static class WritesAgain
{
    /// <summary>A worker may save one of the same rows at the same moment: the batch is then read and taken anew.</summary>
    public static async Task<Outcome<T>> Again<T>(this Writes writes, int attempts, Func<Now, Task<Outcome<T>>> command, CancellationToken ct)
    {
        Outcome<T> outcome;
        do
        {
            outcome = await writes.Run(command, ct);
        }
        while (!outcome.Ok && outcome.Refusals.Any(r => r.Kind == RefusalKind.Stale) && --attempts > 0);
        return outcome;
    }
}
