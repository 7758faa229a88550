using Microsoft.AspNetCore.Razor.TagHelpers;
using static Kith.Platform.Look.Markup;

namespace Kith.Platform.Look;

public sealed record DateInputPart
{
    public string? Id { get; init; }
    public string? Name { get; init; }
    public string? Label { get; init; }
    public string? Value { get; init; }
    public string? Classes { get; init; }
    public string? Autocomplete { get; init; }
    public string? Inputmode { get; init; }
    public string? Pattern { get; init; }
    public bool? Error { get; init; }
    public Attributes? Attributes { get; init; }

    internal bool IsMarked => Error is true || Has("govuk-input--error");

    internal bool Has(string css) => Classes?.Contains(css, StringComparison.Ordinal) == true;
}

/// <summary>A date in fields; a part that is null is not asked.</summary>
public sealed record DateInputOptions : ChoiceOptions
{
    public string? Id { get; init; }
    public string? NamePrefix { get; init; }
    public IReadOnlyDictionary<string, string?>? Values { get; init; }
    public DateInputPart? Day { get; init; } = new();
    public DateInputPart? Month { get; init; } = new();
    public DateInputPart? Year { get; init; } = new();
    public IReadOnlyList<DateInputPart>? Items { get; init; }

    public Markup Render()
    {
        DateInputPart?[] usual = [Named(Day, "day"), Named(Month, "month"), Named(Year, "year")];
        List<DateInputPart> parts = [.. Items is { Count: > 0 } ? Items.Select(Known) : usual.OfType<DateInputPart>()];
        var marked = parts.Any(part => part.IsMarked);
        return Choices(Id, "group", Of($"""
            <div class="{Class("govuk-date-input", Classes)}"{Attributes}{Attr("id", Id)}>
            {FormGroup?.BeforeInputs?.Words}{All(parts, (part, _) => Input(part, ErrorMessage is not null && !marked))}{FormGroup?.AfterInputs?.Words}
            </div>
            """));
    }

    private static DateInputPart? Named(DateInputPart? part, string name) => part is null ? null : part with { Name = part.Name ?? name };

    private DateInputPart Known(DateInputPart item) =>
        item with { Value = item.Value ?? (item.Name == "day" ? Day : item.Name == "month" ? Month : item.Name == "year" ? Year : null)?.Value };

    private Markup Input(DateInputPart part, bool allWrong)
    {
        var name = string.IsNullOrEmpty(NamePrefix) ? part.Name! : $"{NamePrefix}-{part.Name}";
        var error = part.IsMarked || (allWrong && part.Error is not false) ? "govuk-input--error" : null;
        var width = part.Has("govuk-input--width-") ? null : part.Name is "year" || part.Name == Year?.Name ? "govuk-input--width-4" : "govuk-input--width-2";
        var input = new InputOptions
        {
            Id = string.IsNullOrEmpty(part.Id) ? $"{Id}-{part.Name}" : part.Id,
            Name = name,
            Value = part.Value ?? Values?.GetValueOrDefault(name),
            Inputmode = part.Inputmode ?? "numeric",
            Autocomplete = part.Autocomplete,
            Pattern = part.Pattern,
            Label = new LabelOptions { Text = part.Label ?? Wording.AtStart(part.Name!), Classes = "govuk-date-input__label" },
            Classes = Class("govuk-date-input__input", part.Has("govuk-input--error") ? null : error, width, part.Classes),
            Attributes = part.Attributes,
        };
        return Of($"""<div class="govuk-date-input__item">{input.Render()}</div>""");
    }
}

[HtmlTargetElement("govuk-date-input")]
public sealed class DateInputTagHelper : ChoiceTagHelper
{
    public DateOnly? Value { get; set; }

    [HtmlAttributeName(DictionaryAttributePrefix = "date-input-")]
    public IDictionary<string, string?> DateInputAttributes { get; set; } = new Dictionary<string, string?>();

    protected override string FirstControlId => PartId(Wrong.HasFlag(DatePiece.Day) ? "Day" : Wrong.HasFlag(DatePiece.Month) ? "Month" : "Year");

    // What was typed is read again: a date that reads well and is yet refused is wrong as a whole.
    private DatePiece Wrong => Current.IsBlank || Current.Read("").Wrong is DatePiece.None ? DatePiece.All : Current.Read("").Wrong;

    private DateParts Current => Typed("Day") is null && Typed("Month") is null && Typed("Year") is null
        ? DateParts.Of(Value ?? For?.Model as DateOnly?)
        : new(Typed("Day"), Typed("Month"), Typed("Year"));

    protected override Markup Render(Markup content)
    {
        var current = Current;
        return Filled(
            new DateInputOptions { Id = ControlId, Day = Part("Day", current.Day), Month = Part("Month", current.Month), Year = Part("Year", current.Year) },
            DateInputAttributes).Render();
    }

    private DateInputPart Part(string piece, string? value) => new()
    {
        Id = PartId(piece),
        Name = $"{ControlName}.{piece}",
        Label = piece,
        Value = value,
        Error = ErrorMessage is null && Parts.Error is null ? null : Wrong.HasFlag(Enum.Parse<DatePiece>(piece)),
    };

    private string PartId(string piece) => $"{ControlId}_{piece}";

    private string? Typed(string piece) => View.ViewData.ModelState[$"{ControlName}.{piece}"]?.AttemptedValue;
}
