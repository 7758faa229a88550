using Kith.Practice.Shared;

namespace Kith.Practice.ServiceDirectory;

/// <summary>What is wrong with a listing, as somebody of the public sees it.</summary>
public enum ProblemKind
{
    Wrong,
    Closed,

    /// <summary>What it says or does could harm somebody.</summary>
    Unsafe,
    Other,
}

/// <summary>A problem with a listing that anybody may report. How to reach them is kept no longer than the report is open.</summary>
public sealed class ListingReport
{
    /// <summary>So many open reports of one service, and so many of all within an hour, are enough to know. Ours.</summary>
    public const int MostOfOne = 20;
    public const int MostInAnHour = 200;

    private ListingReport()
    {
    }

    public RowId Id { get; private set; }

    public ServiceId Service { get; private set; }

    public ProblemKind Kind { get; private set; }

    public string Words { get; private set; } = string.Empty;

    /// <summary>An email address, if they want to hear what became of it.</summary>
    public string? Contact { get; private set; }

    public DateTime ReportedAt { get; private set; }

    public DateTime? ClosedAt { get; private set; }

    public PostingId? ClosedBy { get; private set; }

    public string? Answer { get; private set; }

    public int Version { get; private set; }

    public static Outcome<ListingReport> Report(ServiceId service, ProblemKind? kind, string? words, string? contact, bool isAddress, Now now)
    {
        var no = new Refusals()
            .If(kind is null || !Enum.IsDefined(kind.Value), "Kind", "Select what is wrong")
            .If(Text.Trimmed(words) is null, "Words", "Enter what is wrong")
            .If(words?.Length > Text.Sentence, "Words", "What is wrong must be 1,000 characters or fewer")
            .If(Text.Trimmed(contact) is not null && !isAddress, "Contact", "Enter an email address, such as name@example.org, or leave this empty");
        return no.Any
            ? no
            : new ListingReport { Id = Shared.Id.New<RowId>(now), Service = service, Kind = kind!.Value, Words = Text.Trimmed(words)!, Contact = Text.Trimmed(contact), ReportedAt = now.Moment };
    }

    /// <summary>Closes it with what was done. Whoever reported it is forgotten.</summary>
    public Refusals Close(string? answer, PostingId by, Now now)
    {
        var no = new Refusals()
            .If(ClosedAt is not null, string.Empty, "Somebody has closed this already")
            .If(Text.Trimmed(answer) is null, "Answer", "Enter what was done")
            .If(answer?.Length > Text.Sentence, "Answer", "What was done must be 1,000 characters or fewer");
        if (!no.Any)
        {
            (Answer, ClosedBy, ClosedAt, Contact) = (Text.Trimmed(answer), by, now.Moment, null);
        }

        return no;
    }
}

public static class ProblemWords
{
    public static string InWords(this ProblemKind kind) => kind switch
    {
        ProblemKind.Wrong => "Something in it is wrong",
        ProblemKind.Closed => "The service has closed or moved",
        ProblemKind.Unsafe => "It could harm somebody",
        _ => "Something else",
    };
}
