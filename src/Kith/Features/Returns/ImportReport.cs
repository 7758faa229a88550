using System.Globalization;

namespace Kith.Features.Returns;

/// <summary>What an import did, for whoever ran it: what was left out, what a worker's value kept, and the counts.</summary>
public sealed class ImportReport
{
    private readonly List<(int Line, string Text)> leftOut = [];
    private readonly List<(int Line, string Text)> kept = [];
    private readonly List<string> notes = [];

    public int Added { get; private set; }

    public int Changed { get; private set; }

    public int Unchanged { get; private set; }

    /// <summary>Rows of the file that were not taken.</summary>
    public IReadOnlyList<(int Line, string Text)> LeftOut => leftOut;

    /// <summary>Values that stay as Kith holds them although the file says otherwise.</summary>
    public IReadOnlyList<(int Line, string Text)> Kept => kept;

    /// <summary>Remarks on the file as a whole.</summary>
    public IReadOnlyList<string> Notes => notes;

    public int Done => Added + Changed + Unchanged;

    public void LeaveOut(int line, string why) => leftOut.Add((line, why));

    public void Keep(int line, string what) => kept.Add((line, what));

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
                foreach (var (line, text) in rows.OrderBy(r => r.Line))
                {
                    yield return string.Create(CultureInfo.InvariantCulture, $"  line {line}: {text}");
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
