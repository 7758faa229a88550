using Kith.Practice.Access;
using Kith.Practice.Shared;

namespace Kith.Practice.Supervision;

public enum Rag
{
    Green,
    Amber,
    Red,
}

/// <summary>What a rating is about. The list is ours: no published rubric was found.</summary>
public enum RagDimension
{
    Overall,
    ChildSafety,
    DomesticAbuse,
    SubstanceMisuse,
    MentalHealth,
    Engagement,
    ProgressAgainstPlan,
}

/// <summary>A red, amber or green rating of the family or one child: one worker's own, or the agreed one when no worker is named.</summary>
public sealed class RagRating : ILabelled
{
    private RagRating()
    {
    }

    public RowId Id { get; private set; }

    public SupervisionId Supervision { get; private set; }

    public FamilyEpisodeId FamilyEpisode { get; private set; }

    public PersonId? Child { get; private set; }

    public RagDimension Dimension { get; private set; }

    /// <summary>Whose own rating it is; null for the agreed rating.</summary>
    public PostingId? Worker { get; private set; }

    public Rag Value { get; private set; }

    public string? Reason { get; private set; }

    public Label Label { get; private set; }

    public PersonId? LabelPerson { get; private set; }

    public DateOnly On { get; private set; }

    public PostingId RecordedBy { get; private set; }

    public DateTime RecordedAt { get; private set; }

    public int Version { get; private set; }

    public bool IsAgreed => Worker is null;

    public static Outcome<RagRating> Rate(
        SupervisionId supervision, FamilyEpisodeId episode, PersonId? child, RagDimension dimension, PostingId? worker, Rag? value, string? reason, Side side, PostingId by, Now now)
    {
        var rating = new RagRating
        {
            Id = Shared.Id.New<RowId>(now),
            Supervision = supervision,
            FamilyEpisode = episode,
            Child = child,
            Dimension = dimension,
            Worker = worker,
        };
        var no = rating.Change(value, reason, side, by, now);
        return no.Any ? no : rating;
    }

    public Refusals Change(Rag? value, string? reason, Side side, PostingId by, Now now)
    {
        var no = new Refusals()
            .If(value is null || !Enum.IsDefined(value.Value), "Value", "Select red, amber or green")
            .If(value is Rag.Red && Text.Trimmed(reason) is null, "Reason", Child is null ? "Say why the family is red" : "Say why the child is red")
            .If(reason?.Length > Text.Sentence, "Reason", "The reason must be 1,000 characters or fewer")
            .If(!side.IsWhole, "Reason", "Select whose side this keeps");
        if (!no.Any)
        {
            (Value, Reason, On, RecordedBy, RecordedAt) = (value!.Value, Text.Trimmed(reason), now.Today, by, now.Moment);
            (Label, LabelPerson) = (side.Label, side.Person);
        }

        return no;
    }

    /// <summary>A fall from red to green in one month needs a reason: it is a claim to be tested.</summary>
    public static Refusals CheckMove(Rag? previous, Rag? agreed, string? reason, bool isOfChild = false) =>
        new Refusals().If(
            previous is Rag.Red && agreed is Rag.Green && Text.Trimmed(reason) is null,
            "Reason",
            $"Say why the {(isOfChild ? "child" : "family")} has moved from red to green in one month");

    /// <summary>Each adult worker says what they think before anything is agreed: the agreed rating must not lead them.</summary>
    /// <param name="unasked">Named adult workers who attended or sent an update, and gave no rating of their own.</param>
    public static Refusals CheckAsked(IEnumerable<string> unasked)
    {
        var no = new Refusals();
        foreach (var name in unasked)
        {
            no.Add(new Refusal("Value", $"Ask {name} for their own rating first"));
        }

        return no;
    }
}
