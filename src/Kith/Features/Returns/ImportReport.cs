using System.Globalization;

namespace Kith.Features.Returns;

/// <summary>One line of a report.</summary>
/// <param name="Child">The child's LAchildID, where the row is about one child and the file says so.</param>
public sealed record ReportRow(int Line, string Text, string? Child);

/// <summary>What an import did, for whoever ran it: what was left out, what a worker's value kept, and the counts.</summary>
public sealed class ImportReport
{
    private readonly List<ReportRow> leftOut = [];
    private readonly List<ReportRow> kept = [];
    private readonly List<string> notes = [];

    public int Added { get; private set; }

    public int Changed { get; private set; }

    public int Unchanged { get; private set; }

    /// <summary>Rows of the file that were not taken.</summary>
    public IReadOnlyList<ReportRow> LeftOut => leftOut;

    /// <summary>Values that stay as Kith holds them although the file says otherwise.</summary>
    public IReadOnlyList<ReportRow> Kept => kept;

    /// <summary>Remarks on the file as a whole.</summary>
    public IReadOnlyList<string> Notes => notes;

    public int Done => Added + Changed + Unchanged;

    public void LeaveOut(int line, string why, string? child = null) => leftOut.Add(new ReportRow(line, why, child));

    public void Keep(int line, string what, string? child = null) => kept.Add(new ReportRow(line, what, child));

    public void Note(string remark) => notes.Add(remark);

    public void Count(bool isNew, bool isChanged)
    {
        Added += isNew ? 1 : 0;
        Changed += !isNew && isChanged ? 1 : 0;
        Unchanged += !isNew && !isChanged ? 1 : 0;
    }

    public IEnumerable<string> Lines()
    {
        foreach (var (heading, rows) in new[] { ("Left out:", leftOut), ("Kept as it is in Kith:", kept) })
        {
            if (rows.Count > 0)
            {
                yield return heading;
                foreach (var row in rows.OrderBy(r => r.Line))
                {
                    yield return string.Create(CultureInfo.InvariantCulture, $"  line {row.Line}: {row.Text}");
                }
            }
        }

        foreach (var note in notes)
        {
            yield return note;
        }

        yield return string.Create(CultureInfo.InvariantCulture, $"{Added} added, {Changed} changed, {Unchanged} unchanged, {leftOut.Count} left out");
    }

    /// <summary>Takes over what one batch reported, once the batch is committed.</summary>
    public void Add(ImportReport batch)
    {
        (Added, Changed, Unchanged) = (Added + batch.Added, Changed + batch.Changed, Unchanged + batch.Unchanged);
        leftOut.AddRange(batch.leftOut);
        kept.AddRange(batch.kept);
        notes.AddRange(batch.notes);
    }
}
