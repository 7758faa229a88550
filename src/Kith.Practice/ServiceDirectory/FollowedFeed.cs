using Kith.Practice.Shared;

namespace Kith.Practice.ServiceDirectory;

/// <summary>Another directory's feed that Kith reads by itself, every so often.</summary>
public sealed class FollowedFeed
{
    /// <summary>After so long a first try is made again; each further one waits twice as long. Ours.</summary>
    public const int HoursAfterFailure = 1;

    /// <summary>However often it fails, it is tried each week. Ours.</summary>
    public const int MostHoursAfterFailure = 7 * 24;

    /// <summary>So long it may be read in part, by marks; then whole, because only that tells what it no longer lists. Ours.</summary>
    public const int MostDaysInPart = 7;

    private FollowedFeed()
    {
    }

    public static IReadOnlyList<(int Hours, string InWords)> Intervals { get; } = [(6, "Every 6 hours"), (24, "Every day"), (7 * 24, "Every week")];

    public FeedId Id { get; private set; }

    /// <summary>The name under which what it says is kept. Only a feed that has never been read may take another.</summary>
    public string Source { get; private set; } = string.Empty;

    /// <summary>Where its endpoints begin.</summary>
    public string Address { get; private set; } = string.Empty;

    public int EveryHours { get; private set; }

    /// <summary>What it brings waits until an editor approves it.</summary>
    public bool IsStaged { get; private set; }

    public bool IsOn { get; private set; }

    /// <summary>An editor asked for it now.</summary>
    public bool IsAsked { get; private set; }

    public DateTime DueAt { get; private set; }

    /// <summary>Times that it has failed since it last did not.</summary>
    public int FailedTimes { get; private set; }

    /// <summary>How its pages were marked when it was last read whole (ETag), as JSON.</summary>
    public string? Marks { get; private set; }

    /// <summary>When it was last read with every page.</summary>
    public DateTime? WholeAt { get; private set; }

    public Guid? Server { get; private set; }

    public DateTime? LeasedUntil { get; private set; }

    public int Version { get; private set; }

    public static Outcome<FollowedFeed> Follow(string? source, string? address, int? everyHours, bool? isStaged, Now now)
    {
        var feed = new FollowedFeed { Id = Shared.Id.New<FeedId>(now), IsOn = true, DueAt = now.Moment };
        var no = Refused(address, everyHours, isStaged).If(Text.Trimmed(source) is null, "Source", "Enter a name for the feed").If(source?.Length > Text.Line, "Source", "The name must be 200 characters or fewer");
        if (no.Any)
        {
            return no;
        }

        feed.Source = source!.Trim();
        feed.Say(address, everyHours, isStaged);
        return feed;
    }

    public Refusals Change(string? address, int? everyHours, bool? isStaged, Now now)
    {
        var no = Refused(address, everyHours, isStaged);
        if (!no.Any)
        {
            Say(address, everyHours, isStaged);
            DueAt = FailedTimes > 0 ? now.Moment : Earlier(DueAt, now.Moment.AddHours(EveryHours));
        }

        return no;
    }

    public void Pause() => (IsOn, IsAsked) = (false, false);

    public void Resume(Now now) => (IsOn, DueAt) = (true, now.Moment);

    public void Ask(Now now) => (IsAsked, DueAt) = (true, now.Moment);

    public bool IsDue(Now now) => (IsOn || IsAsked) && DueAt <= now.Moment && !IsRunning(now);

    /// <summary>A server that has fallen silent loses it.</summary>
    public bool IsRunning(Now now) => LeasedUntil > now.Moment;

    public void Take(Guid server, DateTime until) => (Server, LeasedUntil) = (server, until);

    public bool WantsWhole(Now now) => WholeAt is not { } last || last.AddDays(MostDaysInPart) <= now.Moment;

    /// <param name="marks">How its pages are marked now, so that only new ones are sent next time.</param>
    /// <param name="isWhole">Every page was sent.</param>
    public void Succeed(string? marks, bool isWhole, Now now)
    {
        (FailedTimes, Marks, WholeAt) = (0, marks, isWhole ? now.Moment : WholeAt);
        Rest(now.Moment.AddHours(EveryHours));
    }

    public void Fail(Now now)
    {
        FailedTimes++;
        Rest(now.Moment.AddHours(Math.Min(MostHoursAfterFailure, HoursAfterFailure * Math.Pow(2, Math.Min(FailedTimes - 1, 20)))));
    }

    private void Rest(DateTime due) => (Server, LeasedUntil, IsAsked, DueAt) = (null, null, false, due);

    private void Say(string? address, int? everyHours, bool? isStaged)
    {
        var whole = address!.Trim();

        // Another address, or what it brings goes another way: nothing of it is known.
        Marks = whole == Address && IsStaged == isStaged ? Marks : null;
        (Address, EveryHours, IsStaged) = (whole, everyHours!.Value, isStaged!.Value);
    }

    private static DateTime Earlier(DateTime one, DateTime other) => one < other ? one : other;

    private static Refusals Refused(string? address, int? everyHours, bool? isStaged) => new Refusals()
        .If(Text.Trimmed(address) is null, "Address", "Enter the address of the feed")
        .If(address?.Length > Text.Sentence, "Address", "The address must be 1,000 characters or fewer")
        .If(Text.Trimmed(address) is { } typed && !IsAddress(typed), "Address", "Enter an address that begins with https:// or http://, such as https://example.org/oruk/v3, without a question mark or a password")
        .If(!Intervals.Any(i => i.Hours == everyHours), "EveryHours", "Select how often it is read")
        .If(isStaged is null, "IsStaged", "Select whether what it brings waits for approval");

    private static bool IsAddress(string typed) =>
        Uri.TryCreate(typed, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && address.Host.Length > 0 && address.UserInfo.Length == 0 && address.Query.Length == 0 && address.Fragment.Length == 0;
}

public enum FeedRunState
{
    Running,
    Taken,

    /// <summary>It has nothing that it had not when it was last read.</summary>
    NothingNew,

    Failed,
}

/// <summary>One reading of a followed feed.</summary>
public sealed class FeedRun
{
    private FeedRun()
    {
    }

    public FeedRunId Id { get; private set; }

    public FeedId Feed { get; private set; }

    public DateTime StartedAt { get; private set; }

    public DateTime? EndedAt { get; private set; }

    public FeedRunState State { get; private set; }

    /// <summary>Why it failed.</summary>
    public string? Reason { get; private set; }

    public int Added { get; private set; }

    public int Changed { get; private set; }

    public int Unchanged { get; private set; }

    public int LeftOut { get; private set; }

    public int Kept { get; private set; }

    public static FeedRun Begin(FeedId feed, Now now) => new() { Id = Shared.Id.New<FeedRunId>(now), Feed = feed, StartedAt = now.Moment };

    public void End(FeedRunState state, string? reason, FeedCounts counts, Now now)
    {
        (State, Reason, EndedAt) = (state, reason?.Length > Text.Sentence ? reason[..Text.Sentence] : reason, now.Moment);
        (Added, Changed, Unchanged, LeftOut, Kept) = (counts.Added, counts.Changed, counts.Unchanged, counts.LeftOut, counts.Kept);
    }
}

/// <param name="Kept">Services of which a field stays although the feed says something else.</param>
public sealed record FeedCounts(int Added, int Changed, int Unchanged, int LeftOut, int Kept)
{
    public static readonly FeedCounts None = new(0, 0, 0, 0, 0);
}

/// <summary>A line of the report of a run.</summary>
public sealed class FeedRunLine
{
    private FeedRunLine()
    {
    }

    public FeedRunId Run { get; private set; }

    public int Number { get; private set; }

    public string Words { get; private set; } = string.Empty;

    public static FeedRunLine Of(FeedRunId run, int number, string words) => new() { Run = run, Number = number, Words = words };
}

public static class FeedWords
{
    public static string InWords(this FeedRunState state) => state switch
    {
        FeedRunState.Running => "Running",
        FeedRunState.Taken => "Read",
        FeedRunState.NothingNew => "Nothing new",
        _ => "Failed",
    };
}
