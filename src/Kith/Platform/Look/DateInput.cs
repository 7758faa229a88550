using System.Globalization;
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
    public bool? Error { get; init; }
    public Attributes? Attributes { get; init; }
}

public sealed record DateInputOptions : ChoiceOptions
{
    public string? Id { get; init; }
    public string? NamePrefix { get; init; }
    public IReadOnlyDictionary<string, string?>? Values { get; init; }
    public DateInputPart Day { get; init; } = new();
    public DateInputPart Month { get; init; } = new();
    public DateInputPart Year { get; init; } = new();

    public Markup Render() => Choices(Id, "group", Of($"""
        <div class="{Class("govuk-date-input", Classes)}"{Attributes}{Attr("id", Id)}>
        {FormGroup?.BeforeInputs?.Words}{Input(Day, "day", 2)}{Input(Month, "month", 2)}{Input(Year, "year", 4)}{FormGroup?.AfterInputs?.Words}
        </div>
        """));

    private Markup Input(DateInputPart part, string piece, int width)
    {
        var name = Class(NamePrefix) is { Length: > 0 } prefix ? $"{prefix}-{part.Name ?? piece}" : part.Name ?? piece;
        var input = new InputOptions
        {
            Id = part.Id ?? $"{Id}-{part.Name ?? piece}",
            Name = name,
            Value = part.Value ?? Values?.GetValueOrDefault(name),
            Inputmode = "numeric",
            Autocomplete = part.Autocomplete,
            Label = new LabelOptions { Text = part.Label ?? CultureInfo.InvariantCulture.TextInfo.ToTitleCase(part.Name ?? piece), Classes = "govuk-date-input__label" },
            Classes = Class("govuk-date-input__input", IsWrong(part) ? "govuk-input--error" : null, $"govuk-input--width-{width}", part.Classes),
            Attributes = part.Attributes,
        };
        return Of($"""<div class="govuk-date-input__item">{input.Render()}</div>""");
    }

    private bool IsWrong(DateInputPart part) =>
        part.Error ?? (ErrorMessage is not null && Day.Error is not true && Month.Error is not true && Year.Error is not true);
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
