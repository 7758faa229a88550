using Kith.Practice.Access;
using Kith.Practice.Shared;

namespace Kith.Practice.Supervision;

public enum MinuteKind
{
    /// <summary>A worker's written update for a session they cannot attend.</summary>
    WrittenUpdate,

    /// <summary>What was said that the record should keep.</summary>
    Discussion,

    /// <summary>What was decided.</summary>
    Decision,
}

/// <summary>A text of the session, with its label.</summary>
public sealed class Minute : IKeepsWords
{
    private Minute()
    {
    }

    public RowId Id { get; private set; }

    public SupervisionId Supervision { get; private set; }

    public FamilyEpisodeId FamilyEpisode { get; private set; }

    public MinuteKind Kind { get; private set; }

    public string Text { get; private set; } = string.Empty;

    public Label Label { get; private set; }

    public PersonId? LabelPerson { get; private set; }

    public PostingId By { get; private set; }

    public DateTime RecordedAt { get; private set; }

    public int Version { get; private set; }

    string IKeepsWords.Said => Text;

    public static Outcome<Minute> Write(SupervisionId supervision, FamilyEpisodeId episode, MinuteKind kind, string? text, Side side, PostingId by, Now now)
    {
        var minute = new Minute { Id = Shared.Id.New<RowId>(now), Supervision = supervision, FamilyEpisode = episode, Kind = kind, By = by };
        var no = minute.Change(text, side, now);
        return no.Any ? no : minute;
    }

    public Refusals Change(string? text, Side side, Now now)
    {
        var what = Kind == MinuteKind.Decision ? "what was decided" : Kind == MinuteKind.WrittenUpdate ? "your update" : "what was said";
        var no = new Refusals()
            .If(Shared.Text.Trimmed(text) is null, "Text", $"Enter {what}")
            .If(text?.Length > Shared.Text.Account, "Text", "The text must be 20,000 characters or fewer")
            .If(!side.IsWhole, "Text", "Select whose side this keeps");
        if (!no.Any)
        {
            (Text, Label, LabelPerson, RecordedAt) = (text!.Trim(), side.Label, side.Person, now.Moment);
        }

        return no;
    }
}
