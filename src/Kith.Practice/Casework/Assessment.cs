using Kith.Practice.Access;
using Kith.Practice.Shared;

namespace Kith.Practice.Casework;

public enum AssessmentState
{
    /// <summary>Came from a file of another system: dates and factors, no texts.</summary>
    Imported,

    Writing,

    /// <summary>With a manager, and closed to its authors until it comes back.</summary>
    Sent,

    Authorised,
}

/// <summary>
/// A child and family assessment (Children Act 1989, sections 17 and 47): written once for the family, with one row per child. Written by the
/// family's workers, sent to a manager who has not written in it, and authorised within 45 working days of the referral.
/// </summary>
public sealed class Assessment : IOfFamilyEpisodeIfKnown
{
    private readonly List<AssessedChild> children = [];
    private readonly List<AssessmentAuthor> authors = [];

    private Assessment()
    {
    }

    public AssessmentId Id { get; private set; }

    public FamilyEpisodeId? FamilyEpisode { get; private set; }

    /// <summary>The day of the referral, from which every clock of the assessment runs; none when it was imported.</summary>
    public DateOnly? ReferredOn { get; private set; }

    /// <summary>What was found about the family and what it means.</summary>
    public string? Analysis { get; private set; }

    public PostingId? SentBy { get; private set; }

    public DateTime? SentAt { get; private set; }

    public PostingId? ReturnedBy { get; private set; }

    /// <summary>What the manager asked for when it last came back.</summary>
    public string? WhyReturned { get; private set; }

    public PostingId? AuthorisedBy { get; private set; }

    public DateTime? AuthorisedAt { get; private set; }

    public string? WhyLate { get; private set; }

    public int Version { get; private set; }

    public IReadOnlyList<AssessedChild> Children => children;

    /// <summary>Everyone who has written in it; none of them may authorise it.</summary>
    public IReadOnlyList<AssessmentAuthor> Authors => authors;

    public AssessmentState State =>
        ReferredOn is null ? AssessmentState.Imported
        : AuthorisedAt is not null ? AssessmentState.Authorised
        : SentAt is not null ? AssessmentState.Sent
        : AssessmentState.Writing;

    public static Assessment AsSent(FamilyEpisodeId? episode, AssessedChild child, Now now)
    {
        var assessment = new Assessment { Id = Shared.Id.New<AssessmentId>(now), FamilyEpisode = episode };
        assessment.children.Add(child);
        return assessment;
    }

    public static Refusals CheckStart(DateOnly? startedOn, DateOnly? referredOn, int children, DateOnly today) => new Refusals()
        .If(referredOn is null, "ReferredOn", "Enter the day of the referral")
        .If(referredOn > today, "ReferredOn", "The day of the referral must be today or in the past")
        .If(startedOn is null, "StartedOn", "Enter the day the assessment started")
        .If(startedOn > today, "StartedOn", "The day the assessment started must be today or in the past")
        .If(startedOn < referredOn, "StartedOn", "The day the assessment started must be the same as or after the day of the referral")
        .If(children == 0, "Children", "Select the children to assess");

    public static Assessment Start(FamilyEpisodeId episode, IEnumerable<ChildEpisodeId> children, DateOnly startedOn, DateOnly referredOn, Now now)
    {
        var assessment = new Assessment { Id = Shared.Id.New<AssessmentId>(now), FamilyEpisode = episode, ReferredOn = referredOn };
        assessment.children.AddRange(children.Select(child => AssessedChild.AsSent(child, startedOn, now)));
        return assessment;
    }

    public static Due DueFrom(DateOnly referredOn) => Clocks.Due(Clock.Assessment, referredOn);

    /// <summary>The days by which a manager looks in while it is written.</summary>
    public static IReadOnlyList<Due> CheckpointsFrom(DateOnly referredOn) =>
        [Clocks.Due(Clock.AssessmentFirstCheckpoint, referredOn), Clocks.Due(Clock.AssessmentSecondCheckpoint, referredOn)];

    public void BelongTo(FamilyEpisodeId? episode) => FamilyEpisode = episode;

    /// <summary>Saves what is written so far. It may be unfinished; what is chosen must be possible.</summary>
    /// <param name="findings">In any order; a child left out stays as it was.</param>
    /// <param name="inForce">The factor codes that the census knows today.</param>
    public Refusals Write(string? analysis, IReadOnlyList<ChildFindings> findings, IReadOnlySet<string> inForce, PostingId by)
    {
        var no = CheckOpen().If(analysis?.Length > Text.Account, "Analysis", "The analysis must be 20,000 characters or fewer");
        for (var i = 0; i < findings.Count; i++)
        {
            no.Within($"Children[{i}]", findings[i].Check(inForce));
        }

        if (no.Any)
        {
            return no;
        }

        Analysis = Text.Trimmed(analysis);
        foreach (var found in findings)
        {
            children.Find(c => c.Id == found.Child)?.Write(found);
        }

        if (authors.TrueForAll(a => a.Posting != by))
        {
            authors.Add(new AssessmentAuthor(by));
        }

        return no;
    }

    /// <summary>Sends it to a manager when every question has its answer.</summary>
    /// <param name="names">What to call each child, by row.</param>
    public Refusals Send(IReadOnlyDictionary<RowId, string> names, PostingId by, Now now)
    {
        var no = CheckOpen();
        if (no.Any)
        {
            return no;
        }

        no.If(Analysis is null, string.Empty, "Enter the analysis before you send the assessment");
        foreach (var child in children)
        {
            var name = names[child.Id];
            no.If(child.Analysis is null, string.Empty, $"Enter what it means for {name} before you send the assessment")
                .If(child.Outcome is null, string.Empty, $"Select an outcome for {name} before you send the assessment")
                .If(child.Chosen.Count == 0, string.Empty, $"Select the factors for {name}, or that there are none, before you send the assessment");
        }

        if (!no.Any)
        {
            (SentBy, SentAt) = (by, now.Moment);
        }

        return no;
    }

    public Refusals Return(string? why, PostingId by)
    {
        var no = CheckSent()
            .If(Text.Trimmed(why) is null, "Why", "Enter what is still needed")
            .If(why?.Length > Text.Sentence, "Why", "What is still needed must be 1,000 characters or fewer");
        if (!no.Any)
        {
            (SentBy, SentAt, ReturnedBy, WhyReturned) = (null, null, by, why!.Trim());
        }

        return no;
    }

    /// <summary>Completes it: from here on it has an authorisation day and the factors of each child, and nothing in it changes.</summary>
    /// <param name="hasWritten">Whether the manager, in any of their postings, has written in it.</param>
    public Refusals Authorise(string? whyLate, bool hasWritten, PostingId by, Now now)
    {
        var no = CheckSent();
        if (no.Any)
        {
            return no;
        }

        var due = DueFrom(ReferredOn!.Value);
        no.If(hasWritten, string.Empty, "You have written in this assessment, so another manager must authorise it")
            .If(due.IsLateOn(now.Today) && Text.Trimmed(whyLate) is null, "WhyLate", $"Enter why it is authorised after {due.On:d MMMM yyyy}")
            .If(whyLate?.Length > Text.Sentence, "WhyLate", "The reason must be 1,000 characters or fewer");
        if (!no.Any)
        {
            (AuthorisedBy, AuthorisedAt, WhyLate) = (by, now.Moment, due.IsLateOn(now.Today) ? Text.Trimmed(whyLate) : null);
            children.ForEach(c => c.Complete(now.Today));
        }

        return no;
    }

    private Refusals CheckOpen() => new Refusals()
        .If(State == AssessmentState.Sent, string.Empty, "This assessment is with a manager: it can be changed when it comes back")
        .If(State == AssessmentState.Authorised, string.Empty, "This assessment is authorised and cannot be changed");

    private Refusals CheckSent() => new Refusals()
        .If(State == AssessmentState.Writing, string.Empty, "This assessment has not been sent for authorisation")
        .If(State == AssessmentState.Authorised, string.Empty, "This assessment is already authorised");
}

/// <summary>What an assessment found for one child, with the factors by census code (N00181), such as 3B.</summary>
public sealed class AssessedChild
{
    private readonly List<AssessmentFactor> factors = [];

    private AssessedChild()
    {
    }

    public RowId Id { get; private set; }

    public ChildEpisodeId ChildEpisode { get; private set; }

    public DateOnly? StartedOn { get; private set; }

    public DateOnly? InternalReviewOn { get; private set; }

    public DateOnly? AuthorisedOn { get; private set; }

    /// <summary>What it means for this child.</summary>
    public string? Analysis { get; private set; }

    public AssessmentOutcome? Outcome { get; private set; }

    /// <summary>Factor codes chosen while it is written. A child has factors only once the assessment is complete (census rule 8897Q).</summary>
    public IReadOnlyList<string> Chosen => ChosenFactors?.Split(' ') ?? [];

    public IReadOnlyList<AssessmentFactor> Factors => factors;

    private string? ChosenFactors { get; set; }

    public static AssessedChild AsSent(ChildEpisodeId episode, DateOnly? startedOn, Now now) =>
        new() { Id = Shared.Id.New<RowId>(now), ChildEpisode = episode, StartedOn = startedOn };

    public void Take(DateOnly? internalReviewOn, DateOnly? authorisedOn, IEnumerable<string> factorCodes)
    {
        (InternalReviewOn, AuthorisedOn) = (internalReviewOn, authorisedOn);
        var found = factorCodes.Distinct(StringComparer.Ordinal).ToList();
        factors.RemoveAll(f => !found.Contains(f.Code));
        factors.AddRange(found.Except(factors.Select(f => f.Code), StringComparer.Ordinal).Select(code => new AssessmentFactor(code)).ToList());
    }

    internal void Write(ChildFindings found) =>
        (Analysis, Outcome, ChosenFactors) = (Text.Trimmed(found.Analysis), found.Outcome, found.Factors.Count == 0 ? null : string.Join(' ', found.Factors));

    internal void Complete(DateOnly today)
    {
        Take(InternalReviewOn, today, Chosen);
        ChosenFactors = null;
    }
}

public sealed class AssessmentFactor(string code)
{
    public string Code { get; private set; } = code;
}

public sealed class AssessmentAuthor(PostingId posting)
{
    public PostingId Posting { get; private set; } = posting;
}

/// <summary>What comes next for one child.</summary>
public enum AssessmentOutcome
{
    /// <summary>Nothing further from children's social care.</summary>
    NoFurtherAction,

    EarlyHelp,

    /// <summary>A plan for a child in need (Children Act 1989, section 17).</summary>
    ChildInNeed,

    /// <summary>A strategy discussion (section 47), or a child protection plan that goes on.</summary>
    ChildProtection,
}

/// <summary>What is written about one child.</summary>
/// <param name="Child">The child's row in the assessment.</param>
public sealed record ChildFindings(RowId Child, string? Analysis, AssessmentOutcome? Outcome, IReadOnlyList<string> Factors)
{
    /// <summary>“No factors identified”, which stands alone.</summary>
    public const string NoFactors = "21";

    public Refusals Check(IReadOnlySet<string> inForce) => new Refusals()
        .If(Analysis?.Length > Text.Account, "Analysis", "What it means for the child must be 20,000 characters or fewer")
        .If(Outcome is { } outcome && !Enum.IsDefined(outcome), "Outcome", "Select an outcome from the list")
        .If(!Factors.All(inForce.Contains), "Factors", "Select factors from the list")
        .If(Factors.Distinct(StringComparer.Ordinal).Count() < Factors.Count, "Factors", "Select each factor once")
        .If(Factors.Contains(NoFactors) && Factors.Count > 1, "Factors", "Select either factors or that there are none");
}

public static class AssessmentWords
{
    public static string InWords(this AssessmentOutcome outcome) => outcome switch
    {
        AssessmentOutcome.NoFurtherAction => "No further action",
        AssessmentOutcome.EarlyHelp => "Early help",
        AssessmentOutcome.ChildInNeed => "Child in need: a plan under section 17",
        _ => "Child protection: a strategy discussion, or a child protection plan that goes on",
    };

    public static string InWords(this AssessmentState state) => state switch
    {
        AssessmentState.Imported => "Imported",
        AssessmentState.Writing => "Being written",
        AssessmentState.Sent => "Waiting for a manager",
        _ => "Authorised",
    };
}
