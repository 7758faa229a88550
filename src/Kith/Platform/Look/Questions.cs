using static Kith.Platform.Look.Markup;

namespace Kith.Platform.Look;

public sealed record FormGroupOptions
{
    public string? Classes { get; init; }
    public Attributes? Attributes { get; init; }
    public Content? BeforeInput { get; init; }
    public Content? AfterInput { get; init; }
    public Content? BeforeInputs { get; init; }
    public Content? AfterInputs { get; init; }
}

/// <summary>What every question has: a hint, an error and the group around them.</summary>
public abstract record QuestionOptions
{
    public string? Name { get; init; }
    public HintOptions? Hint { get; init; }
    public ErrorMessageOptions? ErrorMessage { get; init; }
    public FormGroupOptions? FormGroup { get; init; }
    public string? Classes { get; init; }
    public Attributes? Attributes { get; init; }
    public string? DescribedBy { get; init; }

    protected string? IfError(string name) => ErrorMessage is null ? null : name;

    protected string Describing(string? id) => Class(DescribedBy, Hint is null ? null : $"{id}-hint", IfError($"{id}-error"));

    protected Markup HintAndError(string? id) =>
        Of($"{WithId(Hint, $"{id}-hint")?.Render()}{WithId(ErrorMessage, $"{id}-error")?.Render()}");

    private static HintOptions? WithId(HintOptions? hint, string id) => hint is null ? null : hint with { Id = id };

    private static ErrorMessageOptions? WithId(ErrorMessageOptions? error, string id) => error is null ? null : error with { Id = id };

    protected Markup Group(Markup inside) =>
        Of($"""<div class="{Class("govuk-form-group", IfError("govuk-form-group--error"), FormGroup?.Classes)}"{FormGroup?.Attributes}>{inside}</div>""");
}

/// <summary>A question with one control, which its label names.</summary>
public abstract record FieldOptions : QuestionOptions
{
    public string? Id { get; init; }
    public LabelOptions? Label { get; init; }
    public bool Disabled { get; init; }

    protected string? ControlId => string.IsNullOrEmpty(Id) ? Name : Id;

    protected Markup ControlAttributes => Of($"{Flag("disabled", Disabled)}{Attr("aria-describedby", Describing(ControlId))}{Attributes}");

    protected Markup Field(Markup control) => Group(Of($"{((Label ?? new()) with { For = ControlId }).Render()}{HintAndError(ControlId)}{control}"));

    protected Markup BetweenPieces(Markup control) => Of($"{FormGroup?.BeforeInput?.Words}{control}{FormGroup?.AfterInput?.Words}");
}

/// <summary>A question with several controls, which its legend names.</summary>
public abstract record ChoiceOptions : QuestionOptions
{
    public FieldsetOptions? Fieldset { get; init; }

    protected Markup Choices(string? id, string? role, Markup controls)
    {
        var inside = Of($"{HintAndError(id)}{controls}");
        var describedBy = (this with { DescribedBy = Fieldset?.DescribedBy ?? DescribedBy }).Describing(id);
        return Group(Fieldset is null ? inside : (Fieldset with { DescribedBy = describedBy, Role = role, Html = inside }).Render());
    }
}
