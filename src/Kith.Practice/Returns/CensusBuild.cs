using Kith.Practice.Shared;

namespace Kith.Practice.Returns;

public enum CensusSource
{
    /// <summary>Drawn from the record to be sent: it has a file.</summary>
    Record,

    /// <summary>A file of another system that somebody had checked: nothing of it is in the record.</summary>
    File,

    /// <summary>The nightly look at the year in progress, whose queries workers see.</summary>
    Watch,
}

public enum CensusState
{
    Waiting,
    Running,
    Built,

    /// <summary>It could not be carried out.</summary>
    Stopped,
}

/// <summary>Who has put their name to a census. The chain is ours: no source names one.</summary>
public enum SignOff
{
    Prepared,
    Checked,
    Signed,
}

/// <summary>What a build came to.</summary>
/// <param name="Crashed">Rules that failed by themselves and so were not evaluated.</param>
/// <param name="Counts">How much there is of what, by name.</param>
/// <param name="ByRule">How often each rule is broken.</param>
/// <param name="Hash">SHA-256 of the file, in lower-case hexadecimal; none when there is no file.</param>
public sealed record CensusResult(
    int Children, int Errors, int Queries, IReadOnlyList<string> Crashed, IReadOnlyDictionary<string, int> Counts, IReadOnlyDictionary<string, int> ByRule, string? Hash, long Bytes);

/// <summary>
/// The children in need census of one year and authority as it was at one moment, with what its rules find. Preparing it freezes its file; it is then checked
/// and signed, by somebody else each time.
/// </summary>
public sealed class CensusBuild
{
    /// <summary>Times that a build is taken up before it is given up. Ours.</summary>
    public const int MostAttempts = 3;

    /// <summary>Hours that what was found in another system’s file is kept when nobody deletes it before. Ours.</summary>
    public const int HoursOfAFile = 24;

    private readonly List<CensusSignature> signatures = [];

    private CensusBuild()
    {
    }

    public CensusBuildId Id { get; private set; }

    /// <summary>Only its workers see it, but for the findings about families of their own.</summary>
    public AgencyId Agency { get; private set; }

    /// <summary>The local authority’s three-digit code.</summary>
    public string Authority { get; private set; } = string.Empty;

    /// <summary>The calendar year in which the census ends.</summary>
    public int Year { get; private set; }

    public CensusSource Source { get; private set; }

    public string? FileName { get; private set; }

    /// <summary>The name under which an uploaded file is kept until it has been read.</summary>
    public Guid? Upload { get; private set; }

    /// <summary>Null for Kith’s own nightly look.</summary>
    public PostingId? By { get; private set; }

    public DateTime OrderedAt { get; private set; }

    public DateTime? EndedAt { get; private set; }

    public CensusState State { get; private set; }

    /// <summary>Children to go through, and gone through.</summary>
    public int Children { get; private set; }

    public int Done { get; private set; }

    public int Errors { get; private set; }

    public int Queries { get; private set; }

    /// <summary>Rules that failed by themselves, by code, with spaces between.</summary>
    public string Crashed { get; private set; } = string.Empty;

    /// <summary>A dictionary as JSON: how much there is of what.</summary>
    public string Counts { get; private set; } = "{}";

    /// <summary>A dictionary as JSON: how often each rule is broken.</summary>
    public string ByRule { get; private set; } = "{}";

    public string? Hash { get; private set; }

    public long Bytes { get; private set; }

    public int Attempts { get; private set; }

    public Guid? Server { get; private set; }

    public DateTime? LeasedUntil { get; private set; }

    public string? Reason { get; private set; }

    /// <summary>Why it goes with errors, in the words of whoever prepared it.</summary>
    public string? WhyWithErrors { get; private set; }

    public int Version { get; private set; }

    public IReadOnlyList<CensusSignature> Signatures => signatures;

    public bool IsOver => State is CensusState.Built or CensusState.Stopped;

    /// <summary>Its file never changes and never goes.</summary>
    public bool IsFrozen => signatures.Count > 0;

    public static CensusBuild Order(CensusSource source, int year, AgencyId agency, string authority, PostingId? by, Now now, string? fileName = null, Guid? upload = null) => new()
    {
        Id = Shared.Id.New<CensusBuildId>(now),
        Source = source,
        Year = year,
        Agency = agency,
        Authority = authority,
        By = by,
        OrderedAt = now.Moment,
        FileName = fileName,
        Upload = upload,
    };

    public bool IsFree(Now now) => State == CensusState.Waiting || (State == CensusState.Running && (LeasedUntil is not { } until || until < now.Moment));

    public void Take(Guid server, DateTime until, Now now)
    {
        if (Attempts == MostAttempts)
        {
            Stop($"It was interrupted {MostAttempts} times. Build it again", now);
            return;
        }

        Attempts++;
        State = CensusState.Running;
        (Server, LeasedUntil, Done) = (server, until, 0);
    }

    public void Release() => LeasedUntil = null;

    public void End(CensusResult result, string counts, string byRule, Now now)
    {
        (Children, Done, Errors, Queries) = (result.Children, result.Children, result.Errors, result.Queries);
        (Crashed, Counts, ByRule) = (string.Join(' ', result.Crashed), counts, byRule);
        (Hash, Bytes) = (result.Hash, result.Bytes);
        Close(CensusState.Built, now);
    }

    public void Stop(string reason, Now now)
    {
        Reason = reason;
        Close(CensusState.Stopped, now);
    }

    /// <summary>The analyst’s word that the census may be sent: freezes the file.</summary>
    /// <param name="errorsNow">Errors that are still there.</param>
    /// <param name="hasChanged">Whether mending since the build would make another file.</param>
    public Refusals Prepare(string? whyWithErrors, int errorsNow, bool hasChanged, PostingId by, WorkerId worker, Now now)
    {
        var no = Next(SignOff.Prepared, worker)
            .If(!IsFrozen && now.Today <= CensusScope.Of(Year).To, string.Empty, $"The year ends on {CensusScope.Of(Year).To:d MMMM yyyy}: its census can be prepared after that")
            .If(!IsFrozen && hasChanged, string.Empty, "The record has been mended since this census was built. Build it again, and prepare that one")
            .If(errorsNow > 0 && Text.Trimmed(whyWithErrors) is null, "Why", "Enter why the census goes with errors")
            .If(whyWithErrors?.Length > Text.Sentence, "Why", "The reason must be 1,000 characters or fewer");
        return Write(no, SignOff.Prepared, by, worker, now, () => WhyWithErrors = errorsNow > 0 ? Text.Trimmed(whyWithErrors) : null);
    }

    /// <summary>A manager’s word that what it says of their families is true.</summary>
    public Refusals Check(PostingId by, WorkerId worker, Now now) => Write(Next(SignOff.Checked, worker), SignOff.Checked, by, worker, now);

    /// <summary>The head’s word that it is the authority’s return.</summary>
    public Refusals Sign(PostingId by, WorkerId worker, Now now) => Write(Next(SignOff.Signed, worker), SignOff.Signed, by, worker, now);

    private Refusals Next(SignOff stage, WorkerId worker)
    {
        // Several managers may check, each for their own families; whoever prepares or signs does so once.
        var isDone = signatures.Exists(s => s.Stage == stage) && (stage != SignOff.Checked || signatures.Exists(s => s.Stage == SignOff.Signed));
        var no = new Refusals()
            .If(Source != CensusSource.Record || State != CensusState.Built, string.Empty, "Only a census that has been built from the record can be signed")
            .If(isDone, string.Empty, stage == SignOff.Checked ? "This census has already been signed" : $"This census has already been {stage.InWords().ToLowerInvariant()}")
            .If(stage == SignOff.Checked && !IsFrozen, string.Empty, "This census has not been prepared yet")
            .If(stage == SignOff.Signed && !signatures.Exists(s => s.Stage == SignOff.Checked), string.Empty, "This census has not been checked yet");
        return no.If(
            !no.Any && signatures.Find(s => s.Worker == worker) is not null,
            string.Empty,
            $"You have {signatures.Find(s => s.Worker == worker)?.Stage.InWords().ToLowerInvariant()} this census, so somebody else must do this");
    }

    private Refusals Write(Refusals no, SignOff stage, PostingId by, WorkerId worker, Now now, Action? also = null)
    {
        if (!no.Any)
        {
            signatures.Add(new CensusSignature(Shared.Id.New<RowId>(now), stage, by, worker, now.Moment));
            also?.Invoke();
        }

        return no;
    }

    private void Close(CensusState state, Now now)
    {
        State = state;
        EndedAt = now.Moment;
        (Server, LeasedUntil, Upload) = (null, null, null);
    }
}

public sealed class CensusSignature(RowId id, SignOff stage, PostingId by, WorkerId worker, DateTime at)
{
    public RowId Id { get; private set; } = id;

    public SignOff Stage { get; private set; } = stage;

    public PostingId By { get; private set; } = by;

    public WorkerId Worker { get; private set; } = worker;

    public DateTime At { get; private set; } = at;
}

/// <summary>The file of a build, packed with gzip. It stands by itself, so that nobody reads it who only asks how a census stands.</summary>
public sealed class CensusFile(CensusBuildId build, byte[] packed)
{
    public CensusBuildId Build { get; private set; } = build;

    public byte[] Packed { get; private set; } = packed;
}
