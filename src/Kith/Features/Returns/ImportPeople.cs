using Kith.Platform.Data;
using Kith.Practice.Shared;
using Kith.Returns.PeopleFile;

namespace Kith.Features.Returns;

/// <summary>
/// Takes the names, households and protection of a people file. The whole file is read before anything is written; a household comes in one
/// transaction, so that no name is ever readable without its protection.
/// </summary>
internal sealed class ImportPeople(KithDb db, Writes writes, IntakeTeam intake, ImportHousehold importHousehold, SpanFamily spanFamily)
{
    private const int PeoplePerTransaction = 100;
    private const int Attempts = 5;

    /// <param name="tell">Heard after each transaction.</param>
    /// <exception cref="PeopleUnreadable">The file is not a people file; nothing was written.</exception>
    public async Task<Outcome<ImportReport>> Run(Stream file, ImportOrder order, Func<ImportProgress, Task> tell, CancellationToken ct)
    {
        var report = new ImportReport();
        var read = Survey(file, report);
        var lea = order.Lea;
        var authorities = await intake.Authorities(ct);
        if (lea is null ? authorities.Count != 1 : !IntakeTeam.IsCode(lea))
        {
            return new Refusal("Lea", lea is null
                ? $"Say which authority the file is of: --lea NNN. The record has {(authorities.Count == 0 ? "none yet" : string.Join(", ", authorities))}."
                : "The local authority code must be 3 digits, like 908");
        }

        var authority = lea ?? authorities[0];
        var takes = await intake.Find(authority, order, ct);
        if (!takes.Ok)
        {
            return takes.Refusals[0];
        }

        foreach (var batch in Batches(read.Rows))
        {
            var taken = await writes.Again(Attempts, now => Take(batch, authority, takes.Value, order.By, now, ct), ct);
            if (!taken.Ok)
            {
                return taken.Refusals[0];
            }

            report.Add(taken.Value);
            await tell(new ImportProgress(report.Done, read.Rows.Count, report));
        }

        return report;
    }

    /// <summary>The whole file, and every row to leave out, before anything is written.</summary>
    /// <exception cref="PeopleUnreadable">The file is not a people file.</exception>
    public static PeopleRead Survey(Stream file, ImportReport report)
    {
        var read = PeopleReader.Read(file);
        foreach (var row in read.LeftOut)
        {
            report.LeaveOut(row.Line, row.Why);
        }

        foreach (var column in read.UnknownColumns)
        {
            report.Note($"Not known to Kith and passed over: the column {column}");
        }

        return read;
    }

    private async Task<Outcome<ImportReport>> Take(List<List<PeopleRow>> batch, string authority, TeamId team, PostingId? by, Now now, CancellationToken ct)
    {
        var report = new ImportReport();
        var known = await KnownHouseholds.Load(db, authority, [.. batch.SelectMany(rows => rows)], ct);
        foreach (var household in batch)
        {
            await importHousehold.Do(household, known, report, by, now, ct);
        }

        foreach (var family in known.Families.All.Where(f => f.HasNewEpisodes))
        {
            spanFamily.Do(family, known.Families, team, report, by, now);
        }

        db.Families.RemoveRange(known.Families.All.Where(f => f.IsDissolved).Select(f => f.Family));
        return report;
    }

    /// <summary>Whole households, about a hundred people together.</summary>
    private static IEnumerable<List<List<PeopleRow>>> Batches(IReadOnlyList<PeopleRow> rows)
    {
        var batch = new List<List<PeopleRow>>();
        foreach (var household in rows.GroupBy(r => r.Household ?? $"\n{r.LaChildId}", StringComparer.Ordinal).Select(g => g.ToList()))
        {
            batch.Add(household);
            if (batch.Sum(h => h.Count) >= PeoplePerTransaction)
            {
                yield return batch;
                batch = [];
            }
        }

        if (batch.Count > 0)
        {
            yield return batch;
        }
    }
}
