using System.ComponentModel.DataAnnotations;
using Kith.Practice.Connections;
using Kith.Practice.Shared;

namespace Kith.Features.Connections;

public sealed class ShortlistInput
{
    [Display(Name = "What should it help with?")]
    public string? Reason { get; set; }

    [Display(Name = "Need")]
    public string? Need { get; set; }

    [Display(Name = "Who may read this?")]
    public string? MayRead { get; set; }
}

public sealed class ChangeShortlistedInput
{
    public int Version { get; set; }

    [Display(Name = "What should it help with?")]
    public string? Reason { get; set; }

    /// <summary>Whether it comes off the shortlist, or goes back on it; null when only the words change.</summary>
    public bool? Remove { get; set; }
}

public sealed class AskInput
{
    public int Version { get; set; }

    [Display(Name = "Whom is the service told about?")]
    public List<PersonId> People { get; set; } = [];

    [Display(Name = "What allows you to tell the service about them?")]
    public Basis? Basis { get; set; }

    [Display(Name = "Who consented?")]
    public PersonId? ConsentBy { get; set; }

    [Display(Name = "When did they consent?")]
    public DateOnly? ConsentOn { get; set; }

    [Display(Name = "How they consented; or why the service may be told without consent, and whether they know")]
    public string? BasisWords { get; set; }

    [Display(Name = "What may the service be told?")]
    public string? MayTell { get; set; }

    [Display(Name = "How can they be reached in safety?")]
    public string? SafeContact { get; set; }
}

public sealed class PutRightInput
{
    public int Version { get; set; }

    [Display(Name = "Whom is the service told about?")]
    public List<PersonId> People { get; set; } = [];

    [Display(Name = "What may the service be told?")]
    public string? MayTell { get; set; }

    [Display(Name = "How can they be reached in safety?")]
    public string? SafeContact { get; set; }
}

public sealed class MoveInput
{
    public int Version { get; set; }

    [Display(Name = "Where does it stand?")]
    public ConnectionState? To { get; set; }

    [Display(Name = "Since when?")]
    public DateOnly? On { get; set; }

    [Display(Name = "When does the service expect to begin?")]
    public DateOnly? ExpectedOn { get; set; }

    [Display(Name = "What changed?")]
    public Change? Change { get; set; }

    [Display(Name = "Who says so?")]
    public OutcomeView? View { get; set; }

    [Display(Name = "Note")]
    public string? Note { get; set; }
}

public sealed class TakeBackInput
{
    public int Version { get; set; }

    [Display(Name = "Why is the step taken back?")]
    public string? Why { get; set; }
}

public sealed class WaitingInput
{
    [Display(Name = "How many weeks does one wait?")]
    public string? Weeks { get; set; }

    [Display(Name = "When did the service say so?")]
    public DateOnly? ToldOn { get; set; }

    [Display(Name = "Note (optional)")]
    public string? Words { get; set; }
}

public sealed class ClusterInput
{
    public int Version { get; set; }

    [Display(Name = "Name")]
    public string? Name { get; set; }

    [Display(Name = "Wards and postcode districts")]
    public string? Areas { get; set; }

    [Display(Name = "Schools")]
    public string? Schools { get; set; }

    [Display(Name = "Members")]
    public string? Members { get; set; }

    [Display(Name = "Coordinator")]
    public PostingId? Coordinator { get; set; }

    public ClusterPlan Plan => new(Name, Areas, Schools, Members, Coordinator);
}
