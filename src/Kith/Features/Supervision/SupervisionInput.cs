using System.ComponentModel.DataAnnotations;
using Kith.Practice.Shared;
using Kith.Practice.Supervision;

namespace Kith.Features.Supervision;

public class RatingInput
{
    public Rag? Value { get; set; }

    [Display(Name = "Reason")]
    public string? Reason { get; set; }

    public bool IsEmpty => Value is null && string.IsNullOrWhiteSpace(Reason);
}

public sealed class ChildRatingInput : RatingInput
{
    public PersonId Child { get; set; }
}

public sealed class DimensionRatingInput : RatingInput
{
    public RagDimension Dimension { get; set; }
}

/// <summary>What one worker brings to a session before it is held.</summary>
public sealed class TakePartInput
{
    public RatingInput Overall { get; set; } = new();

    public List<ChildRatingInput> Children { get; set; } = [];

    public List<DimensionRatingInput> Dimensions { get; set; } = [];

    [Display(Name = "Your written update, if you cannot be there")]
    public string? Update { get; set; }

    /// <summary>Whose side this keeps, as Workbook’s SideChoice names it; asked of domestic-abuse workers alone.</summary>
    [Display(Name = "Who can read this")]
    public string? Side { get; set; }
}

/// <summary>A session as its manager keeps it while it is held, saved as often as they like.</summary>
public sealed class HoldInput
{
    public int Version { get; set; }

    [Display(Name = "Date of the group supervision")]
    public DateOnly? HeldOn { get; set; }

    public List<WorkerAtSession> Workers { get; set; } = [];

    public RatingInput Agreed { get; set; } = new();

    public List<ChildRatingInput> Children { get; set; } = [];

    public List<DimensionRatingInput> Dimensions { get; set; } = [];

    [Display(Name = "What was said that the record should keep")]
    public string? Discussion { get; set; }

    public List<ApartInput> Apart { get; set; } = [];

    [Display(Name = "What was decided")]
    public string? Decision { get; set; }

    public List<SupervisionStepInput> Steps { get; set; } = [];
}

public sealed class WorkerAtSession
{
    public PostingId Posting { get; set; }

    public Presence? Presence { get; set; }

    /// <summary>The rating that the worker said in the room and had not entered.</summary>
    public RatingInput Said { get; set; } = new();
}

/// <summary>What was said that one side must not read.</summary>
public sealed class ApartInput
{
    public string? Side { get; set; }

    public string? Text { get; set; }
}

public sealed class SupervisionStepInput
{
    [Display(Name = "Next step")]
    public string? What { get; set; }

    [Display(Name = "Who will do it")]
    public PostingId? Owner { get; set; }

    [Display(Name = "Due date")]
    public DateOnly? DueOn { get; set; }

    [Display(Name = "Who can read it")]
    public string? Side { get; set; }

    public bool IsEmpty => string.IsNullOrWhiteSpace(What);
}

public sealed class SignInput
{
    public int Version { get; set; }
}
