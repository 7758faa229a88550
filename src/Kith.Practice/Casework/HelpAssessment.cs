using Kith.Practice.Shared;

namespace Kith.Practice.Casework;

/// <summary>
/// A Family Help assessment, elsewhere called an early help assessment: of which children, between which days, completed by which organisation. It is made with
/// the family’s consent, below the threshold of the Children Act 1989, and has no statutory clock; what it finds stands in the workbook.
/// Source: Working Together to Safeguard Children 2023, chapter 3.
/// </summary>
public sealed class HelpAssessment
{
    public const int LongestOrganisation = 200;

    private readonly List<ChildInHelpAssessment> children = [];

    private HelpAssessment()
    {
    }

    public RowId Id { get; private set; }

    public FamilyEpisodeId FamilyEpisode { get; private set; }

    public DateOnly StartedOn { get; private set; }

    /// <summary>None while it is under way.</summary>
    public DateOnly? CompletedOn { get; private set; }

    /// <summary>The organisation that completes it, in its own name.</summary>
    public string Organisation { get; private set; } = string.Empty;

    public int Version { get; private set; }

    /// <summary>When it was said to have been entered by mistake. Nothing but its page shows it any more.</summary>
    public DateTime? WithdrawnAt { get; private set; }

    public PostingId? WithdrawnBy { get; private set; }

    public string? WhyWithdrawn { get; private set; }

    public IReadOnlyList<ChildInHelpAssessment> Children => children;

    public bool IsOpen => CompletedOn is null;

    /// <param name="others">The family’s other assessments.</param>
    public static Outcome<HelpAssessment> Start(FamilyEpisodeId work, HelpAssessmentAsTold told, IEnumerable<HelpAssessment> others, Now now)
    {
        var no = told.Check(now.Today).If(told.CompletedOn is null && others.Any(o => o.IsOpen && o.Shares(told.Children)), "Children", "A Family Help assessment of one of these children is still open. Complete it first");
        if (no.Any)
        {
            return no;
        }

        var assessment = new HelpAssessment { Id = Shared.Id.New<RowId>(now), FamilyEpisode = work };
        assessment.Take(told);
        return assessment;
    }

    public Refusals Complete(DateOnly? on, DateOnly today)
    {
        var no = new Refusals()
            .If(CompletedOn is not null, string.Empty, $"This assessment was completed on {CompletedOn:d MMMM yyyy}. Correct it if that is wrong")
            .If(on is null, "On", "Enter the day the assessment was completed")
            .If(on > today, "On", "The day the assessment was completed must be today or in the past")
            .If(on < StartedOn, "On", $"The day the assessment was completed must be the same as or after {StartedOn:d MMMM yyyy}, when it started");
        if (!no.Any)
        {
            CompletedOn = on;
        }

        return no;
    }

    /// <summary>Puts right what is recorded of it, all of it at once.</summary>
    public Refusals Correct(HelpAssessmentAsTold told, IEnumerable<HelpAssessment> others, DateOnly today)
    {
        var no = told.Check(today).If(told.CompletedOn is null && others.Any(o => o.IsOpen && o.Shares(told.Children)), "CompletedOn", "Another Family Help assessment of one of these children is open: enter the day this one was completed");
        if (!no.Any)
        {
            Take(told);
        }

        return no;
    }

    public Refusals Withdraw(string? why, PostingId by, Now now)
    {
        var no = Withdrawing.Check(why);
        if (!no.Any)
        {
            (WithdrawnAt, WithdrawnBy, WhyWithdrawn) = (now.Moment, by, why!.Trim());
        }

        return no;
    }

    private bool Shares(IReadOnlyCollection<PersonId> others) => children.Exists(c => others.Contains(c.Child));

    private void Take(HelpAssessmentAsTold told)
    {
        (StartedOn, CompletedOn, Organisation) = (told.StartedOn!.Value, told.CompletedOn, told.Organisation!.Trim());
        children.RemoveAll(c => !told.Children.Contains(c.Child));
        children.AddRange(told.Children.Distinct().Where(child => children.TrueForAll(c => c.Child != child)).Select(child => new ChildInHelpAssessment(child)).ToList());
    }
}

public sealed class ChildInHelpAssessment(PersonId child)
{
    public PersonId Child { get; private set; } = child;
}

/// <summary>A Family Help assessment as a worker tells it.</summary>
public sealed record HelpAssessmentAsTold(DateOnly? StartedOn, DateOnly? CompletedOn, string? Organisation, IReadOnlyList<PersonId> Children)
{
    internal Refusals Check(DateOnly today) => new Refusals()
        .If(StartedOn is null, "StartedOn", "Enter the day the assessment started")
        .If(StartedOn > today, "StartedOn", "The day the assessment started must be today or in the past")
        .If(CompletedOn > today, "CompletedOn", "The day the assessment was completed must be today or in the past")
        .If(CompletedOn < StartedOn, "CompletedOn", "The day the assessment was completed must be the same as or after the day it started")
        .If(Text.Trimmed(Organisation) is null, "Organisation", "Enter the organisation that completes the assessment")
        .If(Organisation?.Trim().Length > HelpAssessment.LongestOrganisation, "Organisation", "The organisation must be 200 characters or fewer")
        .If(Children.Count == 0, "Children", "Select the children whom the assessment is of");
}
