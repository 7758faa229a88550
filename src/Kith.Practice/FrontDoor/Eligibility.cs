using Kith.Practice.Access;
using Kith.Practice.Shared;

namespace Kith.Practice.FrontDoor;

public enum EligibilityDecision
{
    FamilySafeguarding,
    NotFamilySafeguarding,
}

/// <summary>
/// The policy’s answer about one authorised assessment, with what it was drawn from and each ground, and what a manager made of it. The policy answers
/// once; a later version or a corrected date of birth does not change it.
/// </summary>
public sealed class Eligibility : IOfFamilyEpisode
{
    private readonly List<EligibilityChild> children = [];
    private readonly List<EligibilityLine> lines = [];

    private Eligibility()
    {
    }

    public RowId Id { get; private set; }

    public FamilyEpisodeId FamilyEpisode { get; private set; }

    public AssessmentId Assessment { get; private set; }

    public int PolicyVersion { get; private set; }

    /// <summary>The day of authorisation, on which every age was counted.</summary>
    public DateOnly JudgedOn { get; private set; }

    public bool IsEligible { get; private set; }

    public EligibilityDecision? Decision { get; private set; }

    public string? WhyDeparted { get; private set; }

    public PostingId? DecidedBy { get; private set; }

    public DateTime? DecidedAt { get; private set; }

    public int Version { get; private set; }

    public IReadOnlyList<EligibilityChild> Children => children;

    public IReadOnlyList<EligibilityLine> Lines => lines;

    /// <summary>What the policy says, in the words of a decision.</summary>
    public EligibilityDecision Answer => IsEligible ? EligibilityDecision.FamilySafeguarding : EligibilityDecision.NotFamilySafeguarding;

    public static Eligibility Judge(FamilyEpisodeId episode, AssessmentId assessment, EligibilityPolicy policy, IReadOnlyList<EligibilityChild> children, DateOnly authorisedOn, Now now)
    {
        var grounds = policy.Judge(children, authorisedOn);
        var eligibility = new Eligibility
        {
            Id = Shared.Id.New<RowId>(now),
            FamilyEpisode = episode,
            Assessment = assessment,
            PolicyVersion = policy.Version,
            JudgedOn = authorisedOn,
            IsEligible = EligibilityLine.AreEnough(grounds),
        };
        eligibility.children.AddRange(children);
        eligibility.lines.AddRange(grounds);
        return eligibility;
    }

    /// <summary>A manager confirms what the policy says, or departs from it with a reason.</summary>
    public Refusals Decide(EligibilityDecision? decision, string? why, PostingId by, Now now)
    {
        var departs = decision is { } chosen && chosen != Answer;
        var no = new Refusals()
            .If(DecidedAt is not null, string.Empty, "A manager has already decided about this assessment")
            .If(decision is null || !Enum.IsDefined(decision.Value), "Decision", "Select whether Family Safeguarding works with the family")
            .If(departs && Text.Trimmed(why) is null, "Why", "Enter why you depart from the policy")
            .If(why?.Length > Text.Sentence, "Why", "The reason must be 1,000 characters or fewer");
        if (!no.Any)
        {
            (Decision, WhyDeparted, DecidedBy, DecidedAt) = (decision, departs ? why!.Trim() : null, by, now.Moment);
        }

        return no;
    }
}
