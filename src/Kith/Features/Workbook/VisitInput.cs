using System.ComponentModel.DataAnnotations;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Kith.Practice.Workbook;

namespace Kith.Features.Workbook;

/// <summary>One visit as the page asks for it: several children and adults, written once.</summary>
public sealed class VisitInput
{
    [Display(Name = "Date of the visit")]
    public DateOnly? HappenedOn { get; set; }

    [Display(Name = "What happened")]
    public string? Account { get; set; }

    public List<ChildAtVisit> Children { get; set; } = [];

    public List<StageAnswer> Stages { get; set; } = [];

    public List<ModulesWithParent> Modules { get; set; } = [];

    public List<StepInput> Steps { get; set; } = [];

    public SignificantInput Significant { get; set; } = new();

    public KeptApartInput KeptApart { get; set; } = new();
}

public sealed class ChildAtVisit
{
    public PersonId Person { get; set; }

    public Seen? Seen { get; set; }

    public string? Words { get; set; }
}

public sealed class StageAnswer
{
    public PersonId Adult { get; set; }

    public Behaviour? Behaviour { get; set; }

    public Stage? Stage { get; set; }
}

public sealed class ModulesWithParent
{
    public PersonId Parent { get; set; }

    public List<int> Numbers { get; set; } = [];
}

public sealed class StepInput
{
    [Display(Name = "Next step")]
    public string? What { get; set; }

    [Display(Name = "Who will do it")]
    public PostingId? Owner { get; set; }

    [Display(Name = "Due date")]
    public DateOnly? DueOn { get; set; }

    /// <summary>Owner and day are filled in as context: a row without words is no step.</summary>
    public bool IsEmpty => string.IsNullOrWhiteSpace(What);
}

public sealed class SignificantInput
{
    [Display(Name = "Line for the chronology")]
    public string? Line { get; set; }

    [Display(Name = "What this means for the children")]
    public string? Impact { get; set; }

    public bool IsEmpty => string.IsNullOrWhiteSpace(Line) && string.IsNullOrWhiteSpace(Impact);
}

public sealed class KeptApartInput
{
    [Display(Name = "A paragraph that one side must not see")]
    public string? Text { get; set; }

    /// <summary>Whose side it keeps, as <see cref="SideChoice"/> names it.</summary>
    [Display(Name = "Who must not see it")]
    public string? Side { get; set; }
}

/// <summary>A domestic-abuse side as one word of a form: <c>DaVictim:</c> or <c>DaPerpetrator:</c> and the person's id.</summary>
public static class SideChoice
{
    public static string Of(Side side) => side.Person is { } person ? $"{side.Label}:{person.Value}" : nameof(Label.General);

    /// <summary>The side that a form chose; null when it chose none or something that is not one.</summary>
    public static Side? Parse(string? choice)
    {
        if (choice == nameof(Label.General))
        {
            return Side.Shared;
        }

        return choice?.Split(':') is [var label, var person] && Enum.TryParse<Label>(label, out var of) && of != Label.General && Guid.TryParse(person, out var id)
            ? new Side(of, new PersonId(id))
            : null;
    }
}
