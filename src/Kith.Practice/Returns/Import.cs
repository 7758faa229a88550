using Kith.Practice.Shared;

namespace Kith.Practice.Returns;

public enum ImportState
{
    /// <summary>Read through and not yet started: nothing of the file is in the record.</summary>
    Surveyed,

    Waiting,
    Running,
    Done,

    /// <summary>What was taken before stays.</summary>
    Cancelled,

    /// <summary>It could not be carried out; what was taken before stays.</summary>
    Stopped,
}

/// <summary>Rows that an import has taken so far, and values it has not.</summary>
public readonly record struct ImportCounts(int Added, int Changed, int Unchanged, int LeftOut, int Kept, int Remarks)
{
    public int Done => Added + Changed + Unchanged;
}

/// <summary>What reading a file through has found, before anything is written.</summary>
/// <param name="Year">The calendar year in which a census ends; none for a people file.</param>
/// <param name="Lea">The authority that the file names; null when it names none.</param>
/// <param name="Rows">Rows to take: children of a census, people of a people file.</param>
public sealed record FileSurvey(int? Year, string? Lea, int Rows, int LeftOut, int Remarks);

/// <summary>
/// One file of another system on its way into the record: read through, started by a worker, carried out by one server at a time, ended. A server
/// that falls away loses its lease, and the next one takes the file from its beginning, which changes nothing that was taken already.
/// </summary>
public sealed class Import
{
    /// <summary>Times that an import is taken up before it is given up. Ours.</summary>
    public const int MostAttempts = 5;

    /// <summary>Hours that a file waits to be started, because it holds names. Ours.</summary>
    public const int HoursUnstarted = 24;

    private Import()
    {
    }

    public ImportId Id { get; private set; }

    public string FileName { get; private set; } = string.Empty;

    public FileKind Kind { get; private set; }

    /// <summary>The calendar year in which a census ends.</summary>
    public int? Year { get; private set; }

    /// <summary>The authority that the file itself names.</summary>
    public string? Lea { get; private set; }

    /// <summary>The agency for which it was ordered: only its workers see it.</summary>
    public AgencyId Agency { get; private set; }

    /// <summary>The team in which open families wait to be allocated.</summary>
    public TeamId Team { get; private set; }

    public PostingId By { get; private set; }

    public DateTime ReceivedAt { get; private set; }

    /// <summary>The name under which the file is kept until the import is over.</summary>
    public Guid Upload { get; private set; }

    public ImportState State { get; private set; }

    public DateTime? StartedAt { get; private set; }

    public DateTime? EndedAt { get; private set; }

    /// <summary>Rows to take.</summary>
    public int Rows { get; private set; }

    public int Done { get; private set; }

    public int Added { get; private set; }

    public int Changed { get; private set; }

    public int Unchanged { get; private set; }

    public int LeftOut { get; private set; }

    public int Kept { get; private set; }

    public int Remarks { get; private set; }

    /// <summary>What earlier attempts had added, which the attempt at hand finds unchanged.</summary>
    public int AddedBefore { get; private set; }

    public int ChangedBefore { get; private set; }

    public int Attempts { get; private set; }

    /// <summary>The server that carries it out, until its lease ends.</summary>
    public Guid? Server { get; private set; }

    public DateTime? LeasedUntil { get; private set; }

    public PostingId? CancelledBy { get; private set; }

    /// <summary>Why it stopped.</summary>
    public string? Reason { get; private set; }

    public int Version { get; private set; }

    public bool IsOver => State is ImportState.Done or ImportState.Cancelled or ImportState.Stopped;

    public static Outcome<Import> Receive(FileSent file, Guid upload, FileKind? kind, TeamId? team, AgencyId agency, FileSurvey survey, PostingId by, Now now)
    {
        var no = WhyNot(kind, team);
        no.AddRange(file.WhyNot(kind));
        return no.Any
            ? no
            : new Import
            {
                Id = Shared.Id.New<ImportId>(now),
                FileName = file.TrimmedName,
                Kind = kind!.Value,
                Year = survey.Year,
                Lea = survey.Lea,
                Agency = agency,
                Team = team!.Value,
                By = by,
                ReceivedAt = now.Moment,
                Upload = upload,
                Rows = survey.Rows,
                LeftOut = survey.LeftOut,
                Remarks = survey.Remarks,
            };
    }

    /// <summary>What must be said of a file besides the file itself.</summary>
    public static Refusals WhyNot(FileKind? kind, TeamId? team) => new Refusals()
        .If(kind is null || !Enum.IsDefined(kind.Value), "Kind", "Select what the file is")
        .If(team is null, "Team", "Select the team in which families wait to be allocated");

    public Refusals Start()
    {
        var no = new Refusals().If(State != ImportState.Surveyed, string.Empty, "This import has already been started or cancelled");
        if (!no.Any)
        {
            State = ImportState.Waiting;
        }

        return no;
    }

    /// <summary>Ends it at once, or asks the server that carries it out to end after its present transaction.</summary>
    public Refusals Cancel(PostingId? by, Now now)
    {
        var no = new Refusals().If(IsOver, string.Empty, "This import has already ended");
        if (no.Any)
        {
            return no;
        }

        CancelledBy = by ?? By;
        if (State != ImportState.Running || LeasedUntil is not { } until || until < now.Moment)
        {
            Close(ImportState.Cancelled, now);
        }

        return no;
    }

    /// <summary>Whether no server has it in hand although one should.</summary>
    public bool IsFree(Now now) => State == ImportState.Waiting || (State == ImportState.Running && (LeasedUntil is not { } until || until < now.Moment));

    /// <summary>A server takes it in hand; after too many attempts it stops instead.</summary>
    public void Take(Guid server, DateTime until, Now now)
    {
        if (Attempts == MostAttempts)
        {
            Stop($"It was interrupted {MostAttempts} times. Import the file again: what was taken already changes nothing", now);
            return;
        }

        Attempts++;
        State = ImportState.Running;
        StartedAt ??= now.Moment;
        (Server, LeasedUntil) = (server, until);
        (AddedBefore, ChangedBefore) = (Added, Changed);
    }

    /// <summary>The server lets go of it, for itself or another to carry on.</summary>
    public void Release() => LeasedUntil = null;

    /// <summary>The counts of all attempts together: what an earlier one added is not unchanged.</summary>
    public ImportCounts Together(ImportCounts attempt)
    {
        var (added, changed) = (AddedBefore + attempt.Added, ChangedBefore + attempt.Changed);
        return attempt with { Added = added, Changed = changed, Unchanged = Math.Max(0, attempt.Done - added - changed) };
    }

    public void ComeTo(ImportCounts attempt)
    {
        var all = Together(attempt);
        (Added, Changed, Unchanged, Done) = (all.Added, all.Changed, all.Unchanged, attempt.Done);
        (LeftOut, Kept, Remarks) = (attempt.LeftOut, attempt.Kept, attempt.Remarks);
    }

    /// <param name="isWhole">Whether it came to the end of the file before anybody's cancelling was heard.</param>
    public void End(bool isWhole, Now now) => Close(isWhole ? ImportState.Done : ImportState.Cancelled, now);

    public void Stop(string reason, Now now)
    {
        Reason = reason;
        Close(ImportState.Stopped, now);
    }

    private void Close(ImportState state, Now now)
    {
        State = state;
        EndedAt = now.Moment;
        (Server, LeasedUntil) = (null, null);
    }
}

public enum ReportLineKind
{
    /// <summary>A row of the file that was not taken.</summary>
    LeftOut,

    /// <summary>A value that stays as Kith holds it although the file says otherwise.</summary>
    Kept,

    /// <summary>A remark on the file as a whole.</summary>
    Remark,
}

/// <summary>One line of an import's report.</summary>
public sealed class ReportLine
{
    /// <summary>Lines that are kept of one report; the counts are always whole. Ours.</summary>
    public const int Most = 5_000;

    private ReportLine()
    {
    }

    public ImportId Import { get; private set; }

    /// <summary>Its place in the report.</summary>
    public int Number { get; private set; }

    public ReportLineKind Kind { get; private set; }

    /// <summary>The line of the file, counted from 1.</summary>
    public int? Line { get; private set; }

    /// <summary>The child's LAchildID.</summary>
    public string? Child { get; private set; }

    public string Text { get; private set; } = string.Empty;

    public static ReportLine Of(ImportId import, int number, ReportLineKind kind, int? line, string? child, string text) =>
        new() { Import = import, Number = number, Kind = kind, Line = line, Child = child, Text = text };
}
